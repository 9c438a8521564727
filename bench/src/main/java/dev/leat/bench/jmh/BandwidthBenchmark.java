package dev.leat.bench.jmh;

import dev.leat.api.simd.Species;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What memory gives to one thread, in blocks that no cache holds: bytes a nanosecond, that is GB/s. After STREAM
/// (McCalpin 1995): a copy counts what it reads and what it writes, not what the processor reads because it writes.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class BandwidthBenchmark {

    private static final int BYTES = 256 << 20;
    private static final VectorSpecies<Long> SPECIES = Species.LONGS;

    private final Arena arena = Arena.ofShared();
    private MemorySegment from = MemorySegment.NULL;
    private MemorySegment to = MemorySegment.NULL;

    @Setup
    public void fill() {
        from = arena.allocate(BYTES, 64);
        to = arena.allocate(BYTES, 64);
        for (long i = 0; i < BYTES / 8; i++) {
            from.setAtIndex(ValueLayout.JAVA_LONG, i, i);
        }
        to.fill((byte) 1);
    }

    @TearDown
    public void free() {
        arena.close();
    }

    @Benchmark
    @OperationsPerInvocation(2 * BYTES)
    public MemorySegment copy() {
        return to.copyFrom(from);
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public long read() {
        LongVector a = LongVector.zero(SPECIES);
        LongVector b = LongVector.zero(SPECIES);
        int step = SPECIES.vectorByteSize();
        for (long at = 0; at < BYTES; at += 2L * step) {
            a = a.add(LongVector.fromMemorySegment(SPECIES, from, at, ByteOrder.LITTLE_ENDIAN));
            b = b.add(LongVector.fromMemorySegment(SPECIES, from, at + step, ByteOrder.LITTLE_ENDIAN));
        }
        return a.add(b).reduceLanes(VectorOperators.ADD);
    }
}
