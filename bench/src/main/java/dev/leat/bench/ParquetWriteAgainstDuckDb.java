package dev.leat.bench;

import dev.leat.core.Engine;
import dev.leat.core.Pipeline;
import dev.leat.core.Settings;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;

/// Turns a tape of trades into Parquet with Leat and with DuckDB, in turns, and prints rows per second and their ratio.
///
/// Arguments: the tape (as `leat generate trades` writes it), its rows, threads (2), rounds (5), compression (zstd),
/// memory (256MB). Both read the same declared types, use as many threads, and are given as much memory.
public final class ParquetWriteAgainstDuckDb {

    private static final String COLUMNS = """
            {'symbol': 'VARCHAR', 'agg_trade_id': 'BIGINT', 'price': 'DOUBLE', 'quantity': 'DOUBLE',
             'first_trade_id': 'BIGINT', 'last_trade_id': 'BIGINT', 'timestamp': 'BIGINT', 'is_buyer_maker': 'BOOLEAN'}
            """;

    private final Path tape;
    private final Path folder;
    private final String compression;

    private ParquetWriteAgainstDuckDb(Path tape, String compression) throws Exception {
        this.tape = tape;
        this.folder = Files.createTempDirectory(tape.getParent(), "parquet");
        this.compression = compression;
    }

    public static void main(String[] arguments) throws Exception {
        Path tape = Path.of(arguments[0]).toAbsolutePath();
        long rows = Long.parseLong(arguments[1]);
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 5;
        String compression = arguments.length > 4 ? arguments[4] : "zstd";
        String memory = arguments.length > 5 ? arguments[5] : "256MB";
        var peers = new ParquetWriteAgainstDuckDb(tape, compression);
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        PrintStream out = System.out;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                Engine engine =
                        Engine.open(Settings.defaults().withMemory(memory).withThreads(threads))) {
            statement.execute("set threads = " + threads);
            statement.execute("set memory_limit = '" + memory + "'");
            statement.execute("set preserve_insertion_order = true");
            for (int round = 0; round < rounds; round++) {
                ours[round] = rows * 1e3 / nanos(() -> peers.leat(engine));
                theirs[round] = rows * 1e3 / nanos(() -> peers.duckDb(statement));
                out.printf(
                        Locale.ROOT,
                        "round %d: leat %.2f M rows/s, %d bytes; duckdb %.2f M rows/s, %d bytes; ratio %.2f%n",
                        round + 1,
                        ours[round],
                        Files.size(peers.file("leat")),
                        theirs[round],
                        Files.size(peers.file("duckdb")),
                        ours[round] / theirs[round]);
            }
        }
        out.printf(
                Locale.ROOT,
                "median of %d with %d threads, %s: leat %.2f M rows/s, duckdb %.2f M rows/s, ratio %.2f%n",
                rounds,
                threads,
                compression,
                median(ours),
                median(theirs),
                median(ours) / median(theirs));
        peers.clear();
    }

    private Path file(String of) {
        return folder.resolve(of + ".parquet");
    }

    private void leat(Engine engine) throws Exception {
        Files.deleteIfExists(file("leat"));
        engine.run(Pipeline.from(tape.toString())
                .to(file("leat").toString())
                .option("parquet", "compression", compression));
    }

    private void duckDb(Statement statement) throws Exception {
        Files.deleteIfExists(file("duckdb"));
        statement.execute(
                "copy (select * from read_csv('" + tape + "', header = true, delim = ',', quote = '\"', columns = "
                        + COLUMNS + ")) to '" + file("duckdb") + "' (format parquet, compression " + compression + ")");
    }

    private void clear() throws Exception {
        Files.deleteIfExists(file("leat"));
        Files.deleteIfExists(file("duckdb"));
        Files.delete(folder);
    }

    private static long nanos(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private interface Work {
        void run() throws Exception;
    }
}
