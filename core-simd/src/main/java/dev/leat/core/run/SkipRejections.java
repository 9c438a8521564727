package dev.leat.core.run;

/// They are left out. The run counts them.
record SkipRejections() implements Rejections {

    @Override
    public void take(Judged row) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
