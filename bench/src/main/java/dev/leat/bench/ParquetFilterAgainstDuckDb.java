package dev.leat.bench;

import dev.leat.core.Engine;
import dev.leat.core.Pipeline;
import dev.leat.core.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Locale;

/// Sums the columns of 1 in 1000 rows of a tape that DuckDB wrote, those of a stretch of time, with Leat
/// and with DuckDB in turns. Prints how long each took and how many bytes it read, as the kernel counted
/// them (`rchar` of `/proc/self/io`). Their sums have to agree.
///
/// Arguments: a folder for the tape, compression (zstd), threads (2), rounds (7), rows (20000000).
public final class ParquetFilterAgainstDuckDb {

    private static final long KEPT = 1_000;

    private ParquetFilterAgainstDuckDb() {}

    public static void main(String[] arguments) throws Exception {
        String compression = arguments.length > 1 ? arguments[1] : "zstd";
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 7;
        long rows = arguments.length > 4 ? Long.parseLong(arguments[4]) : 20_000_000;
        ParquetTape tape = ParquetTape.in(Path.of(arguments[0]), rows, compression);
        long from = ParquetTape.FIRST_TIME + rows / 3 * ParquetTape.MICROS_OF_TRADE;
        long to = from + rows / KEPT * ParquetTape.MICROS_OF_TRADE;
        String where = "\"time\" >= " + from + " and \"time\" < " + to;
        PrintStream out = System.out;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                Engine engine = Engine.open(Settings.defaults().withThreads(threads))) {
            statement.execute("set threads = " + threads);
            TapeSums right = tape.sums(statement, where);
            out.printf(Locale.ROOT, "%d of %d rows, %d bytes%n", right.rows(), rows, Files.size(tape.file()));
            Pipeline pipeline = Pipeline.from(tape.file().toString()).where(where);
            for (int round = 0; round < rounds; round++) {
                Cost leat = cost("leat", right, () -> ParquetScanAgainstOthers.sums(engine, pipeline));
                Cost duckDb = cost("duckdb", right, () -> tape.sums(statement, where));
                out.printf(
                        Locale.ROOT,
                        "round %d: leat %.1f ms, %d bytes; duckdb %.1f ms, %d bytes; ratios %.2f and %.2f%n",
                        round + 1,
                        leat.millis(),
                        leat.bytes(),
                        duckDb.millis(),
                        duckDb.bytes(),
                        leat.millis() / duckDb.millis(),
                        (double) leat.bytes() / duckDb.bytes());
            }
        }
    }

    private static Cost cost(String reader, TapeSums right, Query query) throws Exception {
        long before = bytesRead();
        long start = System.nanoTime();
        TapeSums sums = query.sums();
        double millis = (System.nanoTime() - start) / 1e6;
        long bytes = bytesRead() - before;
        right.requireSame(reader, sums);
        return new Cost(millis, bytes);
    }

    private static long bytesRead() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/io"))) {
            if (line.startsWith("rchar: ")) {
                return Long.parseLong(line.substring("rchar: ".length()));
            }
        }
        throw new IOException("no rchar in /proc/self/io");
    }

    private record Cost(double millis, long bytes) {}

    private interface Query {
        TapeSums sums() throws Exception;
    }
}
