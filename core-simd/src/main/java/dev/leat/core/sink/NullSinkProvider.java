package dev.leat.core.sink;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Schema;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.sink.Sink;
import dev.leat.api.sink.SinkProvider;
import java.net.URI;

/// `null:`, where rows are dropped. The run counts them as written.
public final class NullSinkProvider implements SinkProvider {

    @Override
    public String name() {
        return "null";
    }

    @Override
    public String summary() {
        return "counts rows and drops them";
    }

    @Override
    public Sink open(URI uri, Schema schema, Options options, Environment environment) {
        return new NullSink();
    }

    private static final class NullSink implements Sink {
        @Override
        public void write(Batch batch) {}

        @Override
        public void flush() {}

        @Override
        public long bytesWritten() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
