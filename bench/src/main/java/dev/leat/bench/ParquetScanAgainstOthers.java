package dev.leat.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.leat.core.Engine;
import dev.leat.core.Pipeline;
import dev.leat.core.Settings;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Reads a tape that DuckDB wrote and sums every column, with Leat, DuckDB and parquet-java in turns, and
/// prints how long each took, and how much of the processors. Their sums have to agree.
///
/// Arguments: a folder for the tape, compression (zstd), threads (2), rounds (5), rows (20000000). Leat
/// runs its engine, with a sink that sums, as DuckDB runs a query; all get as many threads, and memory as
/// they like.
public final class ParquetScanAgainstOthers {

    private static final OperatingSystemMXBean CPU = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private ParquetScanAgainstOthers() {}

    public static void main(String[] arguments) throws Exception {
        String compression = arguments.length > 1 ? arguments[1] : "zstd";
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 5;
        long rows = arguments.length > 4 ? Long.parseLong(arguments[4]) : 20_000_000;
        ParquetTape tape = ParquetTape.in(Path.of(arguments[0]), rows, compression);
        Cost[] leat = new Cost[rounds];
        Cost[] duckDb = new Cost[rounds];
        Cost[] parquetJava = new Cost[rounds];
        PrintStream out = System.out;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                Engine engine = Engine.open(Settings.defaults().withThreads(threads))) {
            statement.execute("set threads = " + threads);
            TapeSums right = tape.sums(statement, "");
            for (int round = 0; round < rounds; round++) {
                leat[round] = cost(
                        "leat",
                        right,
                        () -> sums(engine, Pipeline.from(tape.file().toString())));
                duckDb[round] = cost("duckdb", right, () -> tape.sums(statement, ""));
                parquetJava[round] = cost("parquet-java", right, () -> new ParquetJavaScan(tape, threads).sums());
                print(out, "round " + (round + 1), leat[round], duckDb[round], parquetJava[round]);
            }
        }
        String of = "median of " + rounds + " with " + threads + " threads, " + compression;
        print(out, of, median(leat), median(duckDb), median(parquetJava));
    }

    /// Sums what comes out of a run of the engine.
    static TapeSums sums(Engine engine, Pipeline pipeline) throws InterruptedException {
        var sink = new TapeSink();
        engine.run(pipeline.to(new Pipeline.Target.Given(_ -> sink)));
        return sink.sums();
    }

    private static Cost cost(String reader, TapeSums right, Scan scan) throws Exception {
        long cpu = CPU.getProcessCpuTime();
        long start = System.nanoTime();
        TapeSums sums = scan.sums();
        var cost = new Cost((System.nanoTime() - start) / 1e6, (CPU.getProcessCpuTime() - cpu) / 1e6);
        right.requireSame(reader, sums);
        return cost;
    }

    private static void print(PrintStream out, String of, Cost leat, Cost duckDb, Cost parquetJava) {
        out.printf(
                Locale.ROOT,
                "%s: leat %.0f ms (%.0f of CPU), duckdb %.0f ms (%.0f), parquet-java %.0f ms (%.0f); leat takes %.2f of "
                        + "duckdb's, %.2f of parquet-java's%n",
                of,
                leat.millis(),
                leat.cpu(),
                duckDb.millis(),
                duckDb.cpu(),
                parquetJava.millis(),
                parquetJava.cpu(),
                leat.millis() / duckDb.millis(),
                leat.millis() / parquetJava.millis());
    }

    private static Cost median(Cost[] costs) {
        return new Cost(median(costs, Cost::millis), median(costs, Cost::cpu));
    }

    private static double median(Cost[] costs, ToDoubleFunction<Cost> of) {
        return Arrays.stream(costs)
                .mapToDouble(of)
                .sorted()
                .skip(costs.length / 2)
                .findFirst()
                .orElseThrow();
    }

    /// @param cpu of all threads of the process, the compiler's too: what a machine that others use as well
    ///     distorts less
    private record Cost(double millis, double cpu) {}

    private interface Scan {
        TapeSums sums() throws Exception;
    }
}
