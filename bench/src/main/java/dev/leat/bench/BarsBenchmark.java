package dev.leat.bench;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.kernel.Emitter;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.plugin.Options;
import dev.leat.core.bars.BarsProvider;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// The kernel `bars` on columns in memory, one thread: bars and bar-level columns, written into builders. Operations
/// are trades.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx1g"})
public class BarsBenchmark {

    private static final int TRADES = 1 << 20;
    private static final int BATCH = 1 << 16;

    @Param({"VECTOR", "SCALAR"})
    public KernelMode kernels = KernelMode.VECTOR;

    @Param({"25", "10", "100"})
    public String range = "25";

    private Arena arena;
    private Options options;
    private List<Field> inputs;
    private List<Batch> batches;
    private Counted counted;

    public BarsBenchmark() {
        arena = Arena.ofShared();
        options = Options.of(new BarsProvider(), Map.of("range", "25"));
        inputs = List.of();
        batches = List.of();
        counted = new Counted(new Schema(List.of()), arena);
    }

    @Setup
    public void fill() throws IOException {
        options = Options.of(new BarsProvider(), Map.of("range", range));
        try (Kernel kernel = open()) {
            inputs = kernel.inputs(offered());
            counted = new Counted(kernel.output(new Schema(inputs)), arena);
        }
        batches = new BarsTape().batches(inputs, TRADES, BATCH, arena);
    }

    @TearDown
    public void free() {
        arena.close();
    }

    @Benchmark
    @OperationsPerInvocation(TRADES)
    public long bars() throws IOException, InterruptedException {
        counted.bars = 0;
        try (Kernel kernel = open()) {
            kernel.inputs(offered());
            for (Batch batch : batches) {
                kernel.accept(batch, counted);
            }
            kernel.finish(counted);
        }
        return counted.bars;
    }

    private Kernel open() {
        return new BarsProvider().open(options, new Environment(new BarsMemory(), kernels, 1));
    }

    private static Schema offered() {
        List<Field> fields = new ArrayList<>();
        for (String name : BarsTape.names()) {
            fields.add(new Field(name, name.equals("is_buyer_maker") ? Type.BOOL : Type.INT64));
        }
        return new Schema(fields);
    }

    /// Writes every batch of bars into the same memory.
    private static final class Counted implements Emitter {

        private static final long SLAB = 64L << 20;

        private final Schema schema;
        private final MemorySegment slab;
        private long bars;

        Counted(Schema schema, Arena arena) {
            this.schema = schema;
            this.slab = arena.allocate(SLAB, 64);
        }

        @Override
        public BatchBuilder builder(int capacity) {
            return new BatchBuilder(schema, capacity, SegmentAllocator.slicingAllocator(slab));
        }

        @Override
        public void emit(BatchBuilder filled) {
            bars += filled.rows();
        }

        @Override
        public void pass(Batch batch) {
            bars += batch.rows();
        }
    }
}
