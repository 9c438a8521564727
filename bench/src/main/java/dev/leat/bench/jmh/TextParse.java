package dev.leat.bench.jmh;

import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.api.source.Scan;
import dev.leat.formats.text.DecimalText;
import dev.leat.formats.text.DoubleText;
import dev.leat.formats.text.LongText;
import dev.leat.formats.text.TimestampText;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
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

/// What one value costs to read from text, in nanoseconds.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(java.util.concurrent.TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class TextParse {

    private static final int VALUES = 8192;

    /// price: `61837.63`; full: 17 digits with an exponent; id, moment.
    @Param({"price", "full", "id", "moment"})
    private String texts = "price";

    private final Arena arena = Arena.ofShared();
    private final long[] starts = new long[VALUES + 1];
    private final String[] strings = new String[VALUES];
    private final MemorySegment values = arena.allocate(8L * VALUES, 64);
    private final DecimalText decimal = new DecimalText(8, Scan.Digits.REFUSE);
    private final TimestampText timestamp =
            new TimestampText(new Type.Timestamp(TimeUnit.MILLIS, ""), Scan.Digits.REFUSE);
    private MemorySegment text = MemorySegment.NULL;

    @Setup
    public void fill() {
        var random = new Random(1);
        var all = new StringBuilder();
        for (int i = 0; i < VALUES; i++) {
            strings[i] = switch (texts) {
                case "price" -> String.format(Locale.ROOT, "%.2f", random.nextDouble(10, 99_999));
                case "full" -> Double.toString(random.nextGaussian() * 1e-9);
                case "id" -> Long.toString(random.nextLong(1_000_000_000L, 10_000_000_000L));
                default ->
                    java.time.Instant.ofEpochMilli(1_723_161_256_000L + random.nextInt(1 << 30))
                            .toString()
                            .replace("Z", "");
            };
            starts[i] = all.length();
            all.append(strings[i]).append(',');
        }
        starts[VALUES] = all.length();
        text = arena.allocate(all.length() + 64L);
        MemorySegment.copy(
                all.toString().getBytes(StandardCharsets.US_ASCII), 0, text, ValueLayout.JAVA_BYTE, 0, all.length());
    }

    @TearDown
    public void close() {
        arena.close();
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public boolean doubles() {
        var kind = new DoubleText();
        boolean valid = true;
        for (int i = 0; i < VALUES; i++) {
            valid &= kind.parse(text, starts[i], starts[i + 1] - 1, values, i);
        }
        return valid;
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public double doublesOfTheJdk() {
        double sum = 0;
        for (int i = 0; i < VALUES; i++) {
            sum += texts.equals("moment") ? 0 : Double.parseDouble(strings[i]);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public boolean decimals() {
        boolean valid = true;
        for (int i = 0; i < VALUES; i++) {
            valid &= decimal.parse(text, starts[i], starts[i + 1] - 1, values, i);
        }
        return valid;
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public boolean longs() {
        var kind = new LongText();
        boolean valid = true;
        for (int i = 0; i < VALUES; i++) {
            valid &= kind.parse(text, starts[i], starts[i + 1] - 1, values, i);
        }
        return valid;
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public boolean moments() {
        boolean valid = true;
        for (int i = 0; i < VALUES; i++) {
            valid &= timestamp.parse(text, starts[i], starts[i + 1] - 1, values, i);
        }
        return valid;
    }
}
