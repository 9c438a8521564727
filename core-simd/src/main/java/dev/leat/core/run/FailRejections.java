package dev.leat.core.run;

import java.io.IOException;

/// The first one ends the run.
record FailRejections() implements Rejections {

    @Override
    public void take(Judged row) throws IOException, InterruptedException {
        throw row.problem();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
