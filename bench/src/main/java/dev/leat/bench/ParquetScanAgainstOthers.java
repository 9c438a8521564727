package dev.leat.bench;

import dev.leat.core.Engine;
import dev.leat.core.Pipeline;
import dev.leat.core.Settings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;

/// Reads a tape that DuckDB wrote and sums every column, with Leat, DuckDB and parquet-java in turns, and prints how
/// long each took. Their sums have to agree.
///
/// Arguments: a folder for the tape, compression (zstd), threads (2), rounds (5), rows (20000000). Leat runs its
/// engine, with a sink that sums, as DuckDB runs a query; all get as many threads, and memory as they like.
public final class ParquetScanAgainstOthers {

    private ParquetScanAgainstOthers() {}

    public static void main(String[] arguments) throws Exception {
        String compression = arguments.length > 1 ? arguments[1] : "zstd";
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 5;
        long rows = arguments.length > 4 ? Long.parseLong(arguments[4]) : 20_000_000;
        ParquetTape tape = ParquetTape.in(Path.of(arguments[0]), rows, compression);
        double[] leat = new double[rounds];
        double[] duckDb = new double[rounds];
        double[] parquetJava = new double[rounds];
        PrintStream out = System.out;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                Engine engine = Engine.open(Settings.defaults().withThreads(threads))) {
            statement.execute("set threads = " + threads);
            TapeSums right = tape.sums(statement, "");
            for (int round = 0; round < rounds; round++) {
                leat[round] = millis(
                        "leat",
                        right,
                        () -> sums(engine, Pipeline.from(tape.file().toString())));
                duckDb[round] = millis("duckdb", right, () -> tape.sums(statement, ""));
                parquetJava[round] = millis("parquet-java", right, () -> new ParquetJavaScan(tape, threads).sums());
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

    private static double millis(String reader, TapeSums right, Scan scan) throws Exception {
        long start = System.nanoTime();
        TapeSums sums = scan.sums();
        double millis = (System.nanoTime() - start) / 1e6;
        right.requireSame(reader, sums);
        return millis;
    }

    private static void print(PrintStream out, String of, double leat, double duckDb, double parquetJava) {
        out.printf(
                Locale.ROOT,
                "%s: leat %.0f ms, duckdb %.0f ms, parquet-java %.0f ms; leat takes %.2f of duckdb's, %.2f of "
                        + "parquet-java's%n",
                of,
                leat,
                duckDb,
                parquetJava,
                leat / duckDb,
                leat / parquetJava);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private interface Scan {
        TapeSums sums() throws Exception;
    }
}
