package dev.leat.bench.jmh;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.plugin.KernelMode;
import dev.leat.core.filter.Condition;
import dev.leat.core.filter.Filter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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

/// A condition on one column of a batch, and the copy of the half of its rows that were selected: nanoseconds a row of
/// the batch, by the scalar and by the vector loops.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class FilterBenchmark {

    private static final int ROWS = 65_536;

    @Param
    KernelMode kernels = KernelMode.VECTOR;

    @Param({"INT32", "INT64", "FLOAT64"})
    String type = "INT64";

    private Arena arena = Arena.ofShared();
    private Batch batch = new Batch(new Schema(List.of()), 0, List.of(), Origin.NOWHERE);
    private MemorySegment scratch = MemorySegment.NULL;
    private MemorySegment room = MemorySegment.NULL;
    private Filter filter = filter(batch.schema(), "");
    private Filter.Selection selection = new Filter.Selection(0, MemorySegment.NULL);

    @Setup(Level.Trial)
    public void fill() {
        arena = Arena.ofShared();
        scratch = arena.allocate(1 << 20, 64);
        room = arena.allocate(4 << 20, 64);
        Type columnType = Type.parse(type.toLowerCase(java.util.Locale.ROOT));
        var schema = new Schema(List.of(new Field("value", columnType)));
        var builder = new BatchBuilder(schema, ROWS, arena);
        var random = new SplittableRandom(1);
        MemorySegment values = builder.values(0);
        for (int row = 0; row < ROWS; row++) {
            int value = random.nextInt(1000);
            switch (type) {
                case "INT32" -> values.setAtIndex(ValueLayout.JAVA_INT, row, value);
                case "INT64" -> values.setAtIndex(ValueLayout.JAVA_LONG, row, value);
                default -> values.setAtIndex(ValueLayout.JAVA_DOUBLE, row, value);
            }
        }
        builder.rows(ROWS);
        batch = builder.build(Origin.NOWHERE);
        filter = filter(schema, "value < 500");
        selection = filter.select(batch, arena);
    }

    private Filter filter(Schema schema, String condition) {
        return Filter.of(Condition.parse(condition), schema, kernels);
    }

    @TearDown(Level.Trial)
    public void close() {
        arena.close();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int select() {
        return filter.select(batch, SegmentAllocator.slicingAllocator(scratch)).rows();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Batch copy() {
        var into = new BatchBuilder(batch.schema(), selection.rows(), SegmentAllocator.slicingAllocator(room));
        return filter.copy(batch, selection, into);
    }
}
