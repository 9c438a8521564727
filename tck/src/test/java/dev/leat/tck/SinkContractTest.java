package dev.leat.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Schema;
import dev.leat.api.plugin.Environment;
import dev.leat.api.sink.Sink;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Table;
import dev.leat.tck.fakes.CollectingSink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SinkContractTest {

    @Nested
    class AGoodSink implements SinkContract {
        @Override
        public Target target() {
            return new Rows(CollectingSink::new);
        }
    }

    @Test
    void aSinkThatPublishesEarlyFails() {
        assertThat(failures(PublishingEarly::new))
                .contains("whatIsNotFlushedIsNotSeen", "nothingIsLeftOfWhatWasNotFlushed");
    }

    @Test
    void aSinkThatFlushesAtItsCloseFails() {
        assertThat(failures(FlushingAtClose::new)).containsExactly("nothingIsLeftOfWhatWasNotFlushed");
    }

    @Test
    void aSinkThatKeepsTheBatchFails() {
        assertThat(failures(KeepingTheBatch::new)).contains("whatIsFlushedIsSeenInTheOrderItWasWritten");
    }

    private static List<String> failures(Function<List<List<Object>>, Sink> broken) {
        SinkContract contract = () -> new Rows(broken);
        return Contracts.failures(SinkContract.class, () -> contract);
    }

    private record Rows(Function<List<List<Object>>, Sink> sink, List<List<Object>> visible)
            implements SinkContract.Target {
        Rows(Function<List<List<Object>>, Sink> sink) {
            this(sink, new ArrayList<>());
        }

        @Override
        public Schema schema() {
            return RandomBatches.schema(RandomBatches.ALL_TYPES);
        }

        @Override
        public Sink open(Environment environment) {
            return sink.apply(visible);
        }
    }

    private record PublishingEarly(List<List<Object>> visible) implements Sink {
        @Override
        public void write(Batch batch) {
            visible.addAll(Table.of(batch).rows());
        }

        @Override
        public void flush() {}

        @Override
        public long bytesWritten() {
            return 0;
        }

        @Override
        public void close() {}
    }

    private record FlushingAtClose(List<List<Object>> visible, List<List<Object>> pending) implements Sink {
        FlushingAtClose(List<List<Object>> visible) {
            this(visible, new ArrayList<>());
        }

        @Override
        public void write(Batch batch) {
            pending.addAll(Table.of(batch).rows());
        }

        @Override
        public void flush() {
            visible.addAll(pending);
            pending.clear();
        }

        @Override
        public long bytesWritten() {
            return 0;
        }

        @Override
        public void close() {
            flush();
        }
    }

    private record KeepingTheBatch(List<List<Object>> visible, List<Batch> kept) implements Sink {
        KeepingTheBatch(List<List<Object>> visible) {
            this(visible, new ArrayList<>());
        }

        @Override
        public void write(Batch batch) {
            kept.add(batch);
        }

        @Override
        public void flush() {
            kept.forEach(batch -> visible.addAll(Table.of(batch).rows()));
        }

        @Override
        public long bytesWritten() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
