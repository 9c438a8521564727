package dev.leat.bench;

import dev.leat.api.plugin.KernelMode;
import dev.leat.bench.jmh.CsvParse;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;

/// Parses a tape of trades in full with Leat and with DuckDB, in turns, and prints rows per second and their ratio.
///
/// Arguments: the tape (as `leat generate trades` writes it), threads (2), rounds (5). DuckDB aggregates every column,
/// with the same declared types, so that it has to parse all fields.
public final class CsvAgainstDuckDb {

    private static final String QUERY = """
            select count(*), max(symbol), sum(agg_trade_id), sum(price), sum(quantity), sum(first_trade_id),
                sum(last_trade_id), sum("timestamp"), count(*) filter (is_buyer_maker)
            from read_csv('TAPE', header = true, delim = ',', quote = '"', columns = {
                'symbol': 'VARCHAR', 'agg_trade_id': 'BIGINT', 'price': 'DECIMAL(18,8)', 'quantity': 'DECIMAL(18,8)',
                'first_trade_id': 'BIGINT', 'last_trade_id': 'BIGINT', 'timestamp': 'BIGINT',
                'is_buyer_maker': 'BOOLEAN'})
            """;

    private CsvAgainstDuckDb() {}

    public static void main(String[] arguments) throws Exception {
        Path tape = Path.of(arguments[0]).toAbsolutePath();
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        var leat = new CsvParse(tape, threads, KernelMode.VECTOR);
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        PrintStream out = System.out;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("set threads = " + threads);
            for (int round = 0; round < rounds; round++) {
                ours[round] = millionRowsPerSecond(leat::run);
                theirs[round] = millionRowsPerSecond(() -> count(statement, tape));
                out.printf(
                        Locale.ROOT,
                        "round %d: leat %.2f M rows/s, duckdb %.2f M rows/s, ratio %.2f%n",
                        round + 1,
                        ours[round],
                        theirs[round],
                        ours[round] / theirs[round]);
            }
        }
        out.printf(
                Locale.ROOT,
                "median of %d with %d threads: leat %.2f M rows/s, duckdb %.2f M rows/s, ratio %.2f%n",
                rounds,
                threads,
                median(ours),
                median(theirs),
                median(ours) / median(theirs));
    }

    private static long count(Statement statement, Path tape) throws Exception {
        try (ResultSet result = statement.executeQuery(QUERY.replace("TAPE", tape.toString()))) {
            result.next();
            return result.getLong(1);
        }
    }

    private static double millionRowsPerSecond(Parse parse) throws Exception {
        long start = System.nanoTime();
        long rows = parse.rows();
        return rows * 1e3 / (System.nanoTime() - start);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private interface Parse {
        long rows() throws Exception;
    }
}
