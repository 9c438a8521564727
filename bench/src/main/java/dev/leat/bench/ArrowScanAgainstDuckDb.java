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
import java.util.List;
import java.util.Locale;

/// Reads a tape as Arrow, which Leat wrote from Parquet, and sums every column: mapped as it is, and compressed; beside
/// Leat and DuckDB, which sum the same rows of Parquet. Their sums have to agree. DuckDB reads no files of Arrow.
///
/// Arguments: a folder for the tapes, threads (2), rounds (5), rows (20000000).
public final class ArrowScanAgainstDuckDb {

    private static final List<String> COMPRESSIONS = List.of("none", "lz4", "zstd");

    private ArrowScanAgainstDuckDb() {}

    public static void main(String[] arguments) throws Exception {
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        long rows = arguments.length > 3 ? Long.parseLong(arguments[3]) : 20_000_000;
        ParquetTape tape = ParquetTape.in(Path.of(arguments[0]), rows, "uncompressed");
        PrintStream out = System.out;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                Engine engine = Engine.open(Settings.defaults().withThreads(threads))) {
            statement.execute("set threads = " + threads);
            TapeSums right = tape.sums(statement, "");
            for (int round = 1; round <= rounds; round++) {
                var line = new StringBuilder("round " + round + ":");
                for (String compression : COMPRESSIONS) {
                    Path arrow = arrow(engine, tape, compression);
                    add(line, "arrow " + compression, right, () -> sums(engine, arrow));
                }
                add(line, "parquet", right, () -> sums(engine, tape.file()));
                add(line, "parquet by duckdb", right, () -> tape.sums(statement, ""));
                out.println(line);
            }
        }
    }

    private static TapeSums sums(Engine engine, Path file) throws InterruptedException {
        return ParquetScanAgainstOthers.sums(engine, Pipeline.from(file.toString()));
    }

    /// The tape as Arrow, which is written unless it is there.
    private static Path arrow(Engine engine, ParquetTape tape, String compression) throws InterruptedException {
        Path file = tape.file().resolveSibling("trades-" + tape.rows() + "." + compression + ".arrow");
        if (Files.notExists(file)) {
            engine.run(Pipeline.from(tape.file().toString())
                    .option("arrow", "compression", compression)
                    .to(file.toString()));
        }
        return file;
    }

    private static void add(StringBuilder line, String what, TapeSums right, Scan scan) throws Exception {
        long start = System.nanoTime();
        TapeSums sums = scan.sums();
        line.append(String.format(Locale.ROOT, " %s %.0f ms,", what, (System.nanoTime() - start) / 1e6));
        right.requireSame(what, sums);
    }

    private interface Scan {
        TapeSums sums() throws Exception;
    }
}
