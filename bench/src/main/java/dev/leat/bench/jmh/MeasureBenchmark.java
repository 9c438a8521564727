package dev.leat.bench.jmh;

import dev.leat.api.plugin.KernelMode;
import dev.leat.core.bars.features.MeasureKernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
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

/// Loops of features, by the scalar and by the vector kernels: nanoseconds an element.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class MeasureBenchmark {

    private static final int NUMBERS = 4096;
    private static final int ROWS = 200;

    @Param
    KernelMode kernels = KernelMode.VECTOR;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment raw = arena.allocate(8L * NUMBERS, 64);
    private final MemorySegment doubles = arena.allocate(8L * NUMBERS, 64);
    private final MemorySegment columns = arena.allocate(8L * 2 * ROWS + 64, 64);
    private MeasureKernels loops = MeasureKernels.of(KernelMode.SCALAR);

    @Setup
    public void fill() {
        loops = MeasureKernels.of(kernels);
        var random = new SplittableRandom(1);
        for (int i = 0; i < NUMBERS; i++) {
            raw.setAtIndex(ValueLayout.JAVA_LONG, i, random.nextLong(1_000_000_000_000L));
        }
        for (int i = 0; i < 2 * ROWS; i++) {
            columns.setAtIndex(ValueLayout.JAVA_DOUBLE, i, random.nextDouble());
        }
    }

    @TearDown
    public void free() {
        arena.close();
    }

    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public MemorySegment scale() {
        loops.scale(raw, 0, doubles, 0, NUMBERS);
        return doubles;
    }

    @Benchmark
    @OperationsPerInvocation(ROWS * (ROWS - 1) / 2)
    public long alike() {
        return loops.alike(columns, ROWS, 2, 0.2);
    }
}
