package dev.leat.bench.jmh;

import dev.leat.api.plugin.KernelMode;
import dev.leat.api.simd.Bitmaps;
import dev.leat.formats.parquet.pages.PageKernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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

/// The loops over the values of Parquet pages, by the scalar and by the vector kernels: nanoseconds a
/// value, of which the names say how many bytes it has.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class PageBenchmark {

    private static final int VALUES = 16_384;

    /// What readers unpack at a time: of codes as many as fit the first-level cache, of differences a
    /// block.
    private static final int CODES = 1_024;

    private static final int DIFFERENCES = 128;

    private static final int WIDTH = 11;

    @Param
    KernelMode mode = KernelMode.VECTOR;

    private Arena arena = Arena.ofShared();
    private PageKernels kernels = PageKernels.of(KernelMode.SCALAR);
    private MemorySegment page = MemorySegment.NULL;
    private MemorySegment values = MemorySegment.NULL;
    private MemorySegment bits = MemorySegment.NULL;
    private int present;

    @Setup(Level.Trial)
    public void fill() {
        // As the memory of a reader.
        arena = Arena.ofShared();
        kernels = PageKernels.of(mode);
        page = arena.allocate(8L * VALUES + 64, 64);
        values = arena.allocate(8L * VALUES + 64, 64);
        bits = arena.allocate(VALUES / 8 + 64, 64);
        var random = new SplittableRandom(1);
        for (long i = 0; i < 8L * VALUES; i++) {
            page.set(ValueLayout.JAVA_BYTE, i, (byte) random.nextInt());
        }
        for (int i = 0; i < VALUES; i++) {
            Bitmaps.set(bits, i, random.nextInt(10) > 0);
        }
        present = (int) Bitmaps.count(bits, VALUES);
    }

    @TearDown(Level.Trial)
    public void close() {
        arena.close();
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public MemorySegment unpack4() {
        for (int i = 0; i < VALUES; i += CODES) {
            kernels.unpack4(page, (long) i * WIDTH, WIDTH, CODES, values, i);
        }
        return values;
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public MemorySegment unpack8() {
        for (int i = 0; i < VALUES; i += DIFFERENCES) {
            kernels.unpack8(page, (long) i * WIDTH, WIDTH, DIFFERENCES, values, i);
        }
        return values;
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public MemorySegment split4() {
        kernels.split4(page, 0, VALUES, VALUES, values, 0);
        return values;
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public MemorySegment split8() {
        kernels.split8(page, 0, VALUES, VALUES, values, 0);
        return values;
    }

    /// A tenth of the slots are null.
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public MemorySegment spread4() {
        kernels.spread4(values, 0, bits, VALUES, present);
        return values;
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public MemorySegment spread8() {
        kernels.spread8(values, 0, bits, VALUES, present);
        return values;
    }
}
