package dev.leat.bench.jmh;

import dev.leat.api.plugin.KernelMode;
import dev.leat.formats.cells.CellKernels;
import dev.leat.formats.cells.Cells;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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

/// The loops that turn fields of text into values, by the scalar and by the vector kernels: nanoseconds a field.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class CellBenchmark {

    static final int FIELDS = 4096;

    @Param
    KernelMode kernels = KernelMode.VECTOR;

    private final Arena arena = Arena.ofShared();
    private CellKernels loops = CellKernels.of(KernelMode.SCALAR);
    private final MemorySegment values = arena.allocate(8L * FIELDS + 64, 64);
    private final MemorySegment bits = arena.allocate(FIELDS / 8 + 64, 64);
    private final MemorySegment offsets = arena.allocate(4L * FIELDS + 64, 64);
    private final MemorySegment bytes = arena.allocate(64L * FIELDS, 64);
    private final MemorySegment doubtful = arena.allocate(4L * FIELDS + 64, 64);
    private Cells ids = new Cells(values, values, 1, 0, 0, false);
    private Cells prices = ids;
    private Cells truths = ids;
    private Cells words = ids;

    @Setup
    public void fill() {
        loops = CellKernels.of(kernels);
        var random = new SplittableRandom(1);
        String[] id = new String[FIELDS];
        String[] price = new String[FIELDS];
        String[] truth = new String[FIELDS];
        String[] word = new String[FIELDS];
        String[] symbols = {"BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT"};
        for (int i = 0; i < FIELDS; i++) {
            id[i] = Long.toString(random.nextLong(1_000_000_000L, 10_000_000_000L));
            price[i] = String.format(Locale.ROOT, "%.8f", random.nextInt(1_000_000, 9_000_000) / 100.0);
            truth[i] = random.nextBoolean() ? "true" : "false";
            word[i] = symbols[random.nextInt(4)];
        }
        ids = cells(id);
        prices = cells(price);
        truths = cells(truth);
        words = cells(word);
    }

    /// Fields one behind the other, with a comma after each and room around them all.
    private Cells cells(String[] fields) {
        byte[] text =
                (",".repeat(Cells.ROOM_BEFORE) + String.join(",", fields) + ",").getBytes(StandardCharsets.US_ASCII);
        MemorySegment memory = arena.allocate(text.length + (long) Cells.ROOM_AFTER, 64);
        MemorySegment.copy(text, 0, memory, ValueLayout.JAVA_BYTE, 0, text.length);
        MemorySegment bounds = arena.allocate(4L * (fields.length + 1), 64);
        int at = Cells.ROOM_BEFORE - 1;
        for (int i = 0; i < fields.length; i++) {
            bounds.setAtIndex(Cells.BOUND, i, at);
            at += 1 + fields[i].length();
        }
        bounds.setAtIndex(Cells.BOUND, fields.length, at);
        return new Cells(memory, bounds, 1, 0, fields.length, false);
    }

    @TearDown
    public void free() {
        arena.close();
    }

    @Benchmark
    @OperationsPerInvocation(FIELDS)
    public int int64() {
        return loops.int64(ids, values, 0, doubtful);
    }

    @Benchmark
    @OperationsPerInvocation(FIELDS)
    public int decimal() {
        return loops.decimal(prices, 8, values, 0, doubtful);
    }

    @Benchmark
    @OperationsPerInvocation(FIELDS)
    public int bool() {
        return loops.bool(truths, bits, 0, doubtful);
    }

    @Benchmark
    @OperationsPerInvocation(FIELDS)
    public int texts() {
        return loops.texts(words, '"', offsets, 0, bytes);
    }
}
