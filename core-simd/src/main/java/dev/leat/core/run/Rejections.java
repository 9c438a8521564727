package dev.leat.core.run;

import java.io.IOException;

/// What becomes of rows that are wrong. Those of a lane come in order.
sealed interface Rejections extends AutoCloseable permits FailRejections, SkipRejections, DivertRejections {

    /// @throws dev.leat.api.data.DataException where the first one ends the run
    void take(Judged row) throws IOException, InterruptedException;

    /// Makes what was diverted visible.
    void flush() throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
