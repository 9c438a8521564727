package dev.leat.core.run;

import dev.leat.api.data.Reject;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import java.io.IOException;

/// What becomes of rows that could not be read. Rejects of a lane come in order.
sealed interface Rejections extends AutoCloseable permits FailRejections, SkipRejections, DivertRejections {

    /// @throws dev.leat.api.data.DataException where the first one ends the run
    void take(Source source, Split split, Reject reject) throws IOException, InterruptedException;

    /// Makes what was diverted visible.
    void flush() throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
