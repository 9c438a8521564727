package dev.leat.core.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.plugin.Options;
import dev.leat.api.spill.Spill;
import dev.leat.api.spill.SpilledBytes;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Table;
import dev.leat.tck.fakes.HeapSpill;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever fails, and on whichever thread: that is what is thrown, and nothing is held.
class SortFailureTest {

    private static final Table ROWS =
            RandomBatches.of(5).table(RandomBatches.schema(List.of(Type.INT64, Type.UTF8)), 20_000);

    private final ArenaBudget budget = new ArenaBudget(512 << 10);
    private final HeapSpill spill = new HeapSpill(budget, Long.MAX_VALUE);

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aDiskThatFailsWhileRunsAreMerged(int threads) {
        Spill failing = new Failing(spill, 40);

        assertThatThrownBy(() -> sort(failing, threads, () -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is gone");

        assertNothingIsHeld();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aSinkThatFails(int threads) {
        assertThatThrownBy(() -> sort(spill, threads, () -> {
                    throw new IOException("no more room in the sink");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no more room in the sink");

        assertNothingIsHeld();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anInterrupt(int threads) {
        assertThatThrownBy(() -> sort(spill, threads, () -> {
                    throw new InterruptedException("cancelled");
                }))
                .isInstanceOf(InterruptedException.class);

        assertNothingIsHeld();
    }

    private void assertNothingIsHeld() {
        assertThat(spill.usage().written())
                .as("what was spilled before it failed")
                .isPositive();
        assertThat(spill.usage().held()).isZero();
        assertThat(budget.used()).isZero();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("leat-merge"));
    }

    private void sort(Spill into, int threads, Sink sink) throws IOException, InterruptedException {
        var provider = new SortProvider();
        var environment = new Environment(budget, KernelMode.SCALAR, threads, into);
        try (Kernel kernel = provider.open(Options.of(provider, Map.of("by", "c1 utf8")), environment)) {
            Schema schema = kernel.output(new Schema(kernel.inputs(ROWS.schema())));
            var out = new Handing(schema, sink);
            for (int from = 0; from < ROWS.rows().size(); from += 1000) {
                try (Arena arena = Arena.ofShared()) {
                    kernel.accept(ROWS.slice(from, from + 1000).batch(arena), out);
                }
            }
            kernel.finish(out);
        }
    }

    private interface Sink {
        void take() throws IOException, InterruptedException;
    }

    private record Handing(Schema schema, Sink sink) implements Emitter {
        @Override
        public BatchBuilder builder(int capacity) {
            return new BatchBuilder(schema, capacity, Arena.ofAuto());
        }

        @Override
        public void emit(BatchBuilder filled) throws IOException, InterruptedException {
            sink.take();
        }

        @Override
        public void pass(Batch batch) throws IOException, InterruptedException {
            sink.take();
        }
    }

    /// Fails at a read.
    private record Failing(Spill spill, AtomicInteger reads) implements Spill {
        Failing(Spill spill, int reads) {
            this(spill, new AtomicInteger(reads));
        }

        @Override
        public SpilledBytes open(String owner) throws IOException, InterruptedException {
            return new FailingBytes(spill.open(owner), reads);
        }

        @Override
        public List<Path> folders() {
            return spill.folders();
        }

        @Override
        public Usage usage() {
            return spill.usage();
        }

        @Override
        public void close() {}
    }

    private record FailingBytes(SpilledBytes bytes, AtomicInteger reads) implements SpilledBytes {
        @Override
        public long append(MemorySegment more) throws IOException, InterruptedException {
            return bytes.append(more);
        }

        @Override
        public long size() {
            return bytes.size();
        }

        @Override
        public void flush() throws IOException, InterruptedException {
            bytes.flush();
        }

        @Override
        public Reader open() throws IOException, InterruptedException {
            return new FailingReader(bytes.open(), reads);
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    private record FailingReader(SpilledBytes.Reader reader, AtomicInteger reads) implements SpilledBytes.Reader {
        @Override
        public String name() {
            return reader.name();
        }

        @Override
        public long size() {
            return reader.size();
        }

        @Override
        public void read(long offset, MemorySegment into) throws IOException, InterruptedException {
            if (reads.decrementAndGet() < 0) {
                throw new IOException("the disk is gone");
            }
            reader.read(offset, into);
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
