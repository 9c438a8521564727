package dev.leat.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/// Sorts a Parquet tape of trades into another by price and time with `leat sort` and with DuckDB, each a process of
/// its own with the same limit of memory and threads, in turns. Prints how long each took and the most that was
/// resident (`VmHWM` of `/proc`). Both files have to hold the same rows in the same order.
///
/// Arguments: the `leat` command, a tape as `leat generate trades` writes it, a folder for what is written, memory
/// (512MB), threads (2), rounds (3). DuckDB runs in a JVM with a small heap, whose some 60 MB are part of its figure.
public final class SortAgainstDuckDb {

    private static final String SORT = """
            set threads = THREADS; set memory_limit = 'MEMORY'; set preserve_insertion_order = false;
            set temp_directory = 'FOLDER/duckdb';
            copy (select * from read_parquet('TAPE') order by price, "timestamp")
                to 'FOLDER/duckdb.parquet' (format parquet, compression snappy)
            """;

    /// Rows that are equal in both keys may be in any order of DuckDB's.
    private static final String DIFFERENT = """
            select count(*) from (select price, "timestamp", row_number() over () as n from read_parquet('FOLDER/leat.parquet')) a
            full join (select price, "timestamp", row_number() over () as n from read_parquet('FOLDER/duckdb.parquet')) b using (n)
            where a.price is distinct from b.price or a."timestamp" is distinct from b."timestamp"
            """;

    private SortAgainstDuckDb() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 1) {
            try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = duck.createStatement()) {
                statement.execute(arguments[0]);
            }
            return;
        }
        String memory = arguments.length > 3 ? arguments[3] : "512MB";
        String threads = arguments.length > 4 ? arguments[4] : "2";
        int rounds = arguments.length > 5 ? Integer.parseInt(arguments[5]) : 3;
        Path folder = Path.of(arguments[2]).toAbsolutePath();
        String query = SORT.replace("THREADS", threads)
                .replace("MEMORY", memory)
                .replace("FOLDER", folder.toString())
                .replace("TAPE", Path.of(arguments[1]).toAbsolutePath().toString());
        List<String> leat = List.of(
                arguments[0],
                "sort",
                arguments[1],
                "-o",
                folder.resolve("leat.parquet").toString(),
                "--force",
                "--by",
                "price,timestamp",
                "--memory",
                memory,
                "--threads",
                threads,
                "--temp-dir",
                folder.toString(),
                "--option",
                "parquet.compression=snappy",
                "--quiet");
        List<String> duckDb = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SortAgainstDuckDb.class.getName(),
                query);
        List<Cost> ours = new ArrayList<>();
        List<Cost> theirs = new ArrayList<>();
        PrintStream out = System.out;
        for (int round = 0; round < rounds; round++) {
            ours.add(cost(leat));
            theirs.add(cost(duckDb));
            print(out, "round " + (round + 1), ours.getLast(), theirs.getLast());
        }
        print(out, "median at " + memory + " with " + threads + " threads", median(ours), median(theirs));
        requireSame(folder);
    }

    private static Cost cost(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.INHERIT)
                .start();
        long resident = 0;
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            resident = Math.max(resident, resident(process));
        }
        if (process.exitValue() != 0) {
            throw new IOException("exit code " + process.exitValue() + " of " + command);
        }
        return new Cost((System.nanoTime() - start) / 1e9, resident / 1e3);
    }

    /// The most that a process held so far, in kB; 0 where it has just ended.
    private static long resident(Process process) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException _) {
            return 0;
        }
        return 0;
    }

    private static void requireSame(Path folder) throws Exception {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet result = statement.executeQuery(DIFFERENT.replace("FOLDER", folder.toString()))) {
            result.next();
            if (result.getLong(1) != 0) {
                throw new IllegalStateException(result.getLong(1) + " rows are in another place");
            }
        }
    }

    private static void print(PrintStream out, String of, Cost leat, Cost duckDb) {
        out.printf(
                Locale.ROOT,
                "%s: leat %.2f s, %.0f MB; duckdb %.2f s, %.0f MB; leat takes %.2f of its time%n",
                of,
                leat.seconds(),
                leat.megabytes(),
                duckDb.seconds(),
                duckDb.megabytes(),
                leat.seconds() / duckDb.seconds());
    }

    private static Cost median(List<Cost> costs) {
        return new Cost(median(costs, Cost::seconds), median(costs, Cost::megabytes));
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> of) {
        double[] sorted = costs.stream().mapToDouble(of).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private record Cost(double seconds, double megabytes) {}
}
