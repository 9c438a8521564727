package dev.leat.bench.jmh;

import dev.leat.api.plugin.KernelMode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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

/// A full parse of a small tape of trades by one thread, from mapped windows to batches: nanoseconds a row.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class CsvBenchmark {

    private static final int ROWS = 1_000_000;

    @Param
    KernelMode kernels = KernelMode.VECTOR;

    private Path tape = Path.of("");

    @Setup(Level.Trial)
    public void write() throws IOException {
        tape = Files.createTempFile("tape", ".csv");
        var random = new SplittableRandom(1);
        String[] symbols = {"BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT"};
        long id = 3_735_683_259L;
        long time = 1_723_161_255_342L;
        long price = 61_837_630L;
        try (BufferedWriter out = Files.newBufferedWriter(tape)) {
            out.write("symbol,agg_trade_id,price,quantity,first_trade_id,last_trade_id,timestamp,is_buyer_maker\n");
            for (int row = 0; row < ROWS; row++) {
                price += random.nextInt(-50, 51);
                time += random.nextInt(20);
                int trades = random.nextInt(4);
                out.write(symbols[random.nextInt(4)] + "," + (id / 2 + row) + "," + decimal(price * 100_000) + ","
                        + decimal(random.nextLong(1000, 20_000_000_000L) / 1000 * 1000) + "," + id + "," + (id + trades)
                        + "," + time + "," + (random.nextBoolean() ? "True" : "False") + "\n");
                id += trades + 1;
            }
        }
    }

    private static String decimal(long units) {
        return String.format(Locale.ROOT, "%d.%08d", units / 100_000_000, units % 100_000_000);
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        Files.delete(tape);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long parse() throws Exception {
        return new CsvParse(tape, 1, kernels).run();
    }
}
