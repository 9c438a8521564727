package dev.leat.core.run;

import dev.leat.api.data.Reject;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;

/// They are left out. The run counts them.
record SkipRejections() implements Rejections {

    @Override
    public void take(Source source, Split split, Reject reject) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
