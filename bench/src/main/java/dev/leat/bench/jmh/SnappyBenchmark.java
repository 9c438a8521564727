package dev.leat.bench.jmh;

import dev.leat.core.memory.Budget;
import dev.leat.formats.compression.BlockCompression;
import dev.leat.formats.compression.BlockDecompressor;
import io.airlift.compress.v3.snappy.SnappyCompressor;
import io.airlift.compress.v3.snappy.SnappyDecompressor;
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

/// A page of Snappy, by our loop and by the library's, which is native where it can be: decompressed bytes
/// a microsecond, that is MB/s.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class SnappyBenchmark {

    private static final int BYTES = 1 << 20;

    @Param
    Content content = Content.TIMES;

    private Arena arena = Arena.ofShared();
    private BlockDecompressor ours = BlockDecompressor.open(BlockCompression.NONE, new Budget(1 << 20));
    private SnappyDecompressor library = SnappyDecompressor.create();
    private MemorySegment stored = MemorySegment.NULL;
    private MemorySegment plain = MemorySegment.NULL;

    @Setup(Level.Trial)
    public void fill() {
        // As the memory of a reader.
        arena = Arena.ofShared();
        ours = BlockDecompressor.open(BlockCompression.SNAPPY, new Budget(1 << 20));
        library = SnappyDecompressor.create();
        plain = arena.allocate(BYTES, 64);
        content.fill(plain, new SplittableRandom(1));
        SnappyCompressor compressor = SnappyCompressor.create();
        MemorySegment room = arena.allocate(compressor.maxCompressedLength(BYTES), 64);
        stored = room.asSlice(0, compressor.compress(plain, room));
    }

    @TearDown(Level.Trial)
    public void close() {
        ours.close();
        arena.close();
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public boolean ours() {
        return ours.decompress(stored, plain);
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public int library() {
        return library.decompress(stored, plain);
    }

    /// What a page holds.
    public enum Content {
        /// 64-bit integers that grow by up to 1000.
        TIMES,
        /// Doubles of a few thousand prices in cents.
        PRICES,
        /// Words of a small vocabulary.
        WORDS;

        private void fill(MemorySegment plain, SplittableRandom random) {
            long time = 1_700_000_000_000_000L;
            for (long at = 0; at < BYTES; at += 8) {
                time += random.nextInt(1000);
                switch (this) {
                    case TIMES -> plain.set(ValueLayout.JAVA_LONG, at, time);
                    case PRICES -> plain.set(ValueLayout.JAVA_DOUBLE, at, (6_000_000 + random.nextInt(4000)) / 100.0);
                    case WORDS -> {
                        long word = ((random.nextInt(300) + 1) * 0x9E3779B97F4A7C15L) & 0x0F0F0F0F0F0F0F0FL;
                        plain.set(ValueLayout.JAVA_LONG, at, (word | 0x6060606060606060L) >>> (8 * random.nextInt(4)));
                    }
                }
            }
        }
    }
}
