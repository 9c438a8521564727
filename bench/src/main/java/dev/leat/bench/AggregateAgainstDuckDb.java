package dev.leat.bench;

import dev.leat.core.Engine;
import dev.leat.core.Pipeline;
import dev.leat.core.Settings;
import dev.leat.core.Summary;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Locale;

/// Groups a tape that Leat wrote as Parquet, with Leat and with DuckDB in turns, under the same memory limit and with
/// as many threads: by symbol with a VWAP, by second and symbol with bars, and by trade id, of which each row has its
/// own. Prints how long each took, and what Leat spilled. Products of DuckDB's decimals overflow, so its are doubles.
/// They have to agree on the number of groups.
///
/// Arguments: a folder for the tape, memory (2GB), threads (2), rounds (5), rows (20000000), and the cases to run
/// (symbol,second,id). Leat's limit is for what it holds of data here, as DuckDB's is.
public final class AggregateAgainstDuckDb {

    private enum Case {
        SYMBOL(
                "select symbol, count(*), sum(price::double * quantity::double) / sum(quantity::double) from TAPE"
                        + " group by symbol",
                "by=symbol",
                "agg=n=count(), vwap=wavg(price, quantity)"),
        SECOND(
                "select symbol, timestamp // 1000, count(*), first(price), max(price), min(price), last(price),"
                        + " sum(quantity) from TAPE group by 1, 2",
                "by=symbol",
                "every=1s",
                "agg=n=count(), o=first(price), h=max(price), l=min(price), c=last(price), v=sum(quantity)"),
        ID("select symbol, agg_trade_id, count(*) from TAPE group by 1, 2", "by=agg_trade_id,symbol", "agg=n=count()");

        private final String query;

        @SuppressWarnings("ImmutableEnumChecker") // Nobody else has the array.
        private final String[] options;

        Case(String query, String... options) {
            this.query = query;
            this.options = options;
        }
    }

    private AggregateAgainstDuckDb() {}

    public static void main(String[] arguments) throws Exception {
        String memory = arguments.length > 1 ? arguments[1] : "2GB";
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 5;
        long rows = arguments.length > 4 ? Long.parseLong(arguments[4]) : 20_000_000;
        String cases = arguments.length > 5 ? arguments[5] : "symbol,second,id";
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        Path tape = folder.resolve("tape-" + rows + ".parquet");
        PrintStream out = System.out;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                Engine engine = Engine.open(Settings.defaults()
                        .withThreads(threads)
                        .withMemory(memory)
                        .withSpill("folders", folder + "/spill"))) {
            statement.execute("set threads = " + threads);
            statement.execute("set memory_limit = '" + memory + "'");
            statement.execute("set temp_directory = '" + folder + "/duck'");
            statement.execute("set preserve_insertion_order = false");
            if (Files.notExists(tape)) {
                engine.run(Pipeline.from("tape:trades?symbols=4&rows=" + rows).to(tape.toString()));
            }
            for (String name : cases.split(",", -1)) {
                Case one = Case.valueOf(name.toUpperCase(Locale.ROOT));
                for (int round = 0; round < rounds; round++) {
                    long start = System.nanoTime();
                    Summary summary = engine.run(Pipeline.from(tape.toString()).through("aggregate", one.options));
                    double leat = (System.nanoTime() - start) / 1e6;
                    start = System.nanoTime();
                    long groups = groups(statement, one.query.replace("TAPE", "'" + tape + "'"));
                    double duckDb = (System.nanoTime() - start) / 1e6;
                    if (groups != summary.rowsOut()) {
                        throw new IllegalStateException(summary.rowsOut() + " groups, and of DuckDB " + groups);
                    }
                    out.printf(
                            Locale.ROOT,
                            "%s, round %d: %d groups; leat %.0f ms, %.0f MB spilled; duckdb %.0f ms; ratio %.2f%n",
                            name,
                            round + 1,
                            groups,
                            leat,
                            summary.spilled() / 1e6,
                            duckDb,
                            leat / duckDb);
                }
            }
        }
    }

    /// Has all groups made, and keeps them nowhere.
    private static long groups(Statement statement, String query) throws Exception {
        try (ResultSet result = statement.executeQuery("select count(*), count(columns(*)) from (" + query + ")")) {
            result.next();
            return result.getLong(1);
        }
    }
}
