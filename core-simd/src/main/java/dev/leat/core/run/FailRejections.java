package dev.leat.core.run;

import dev.leat.api.data.Reject;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import java.io.IOException;

/// The first one ends the run.
record FailRejections() implements Rejections {

    @Override
    public void take(Source source, Split split, Reject reject) throws IOException, InterruptedException {
        throw source.explain(split, reject);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
