package dev.leat.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes range bars with all features of tapes with every controller and with batches of fixed sizes, in turns, and
/// prints a table in Markdown: rows a second, and the share of what the best fixed size reached.
///
/// To be run at the root of the checkout, since each run is a process of `./leat`: `--memory` bounds a process.
///
/// Arguments: tapes (`tape.csv,tape.parquet`, as `leat generate trades` writes them), memory (`256MB,2GB`), rounds (3),
/// controllers (all), fixed sizes in rows. A tape is read once before, into the page cache.
public final class ControllersAgainstFixed {

    private static final String SIZES = "4096,16384,32768,65536,131072,262144,1048576";

    private static final String CONTROLLERS =
            "auto,threshold,aimd,vegas,fixed-point,dybbs,hybrid,columns,byte-target,pid";

    private ControllersAgainstFixed() {}

    public static void main(String[] arguments) throws Exception {
        String[] tapes = arguments[0].split(",", -1);
        String[] memories = (arguments.length > 1 ? arguments[1] : "256MB,2GB").split(",", -1);
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        String controllers = arguments.length > 3 ? arguments[3] : CONTROLLERS;
        List<String> sizes = new ArrayList<>();
        for (String rows : (arguments.length > 4 ? arguments[4] : SIZES).split(",", -1)) {
            sizes.add("fixed:rows=" + rows);
        }
        List<String> choices = new ArrayList<>(sizes);
        choices.addAll(List.of(controllers.split(",", -1)));
        for (String tape : tapes) {
            try (InputStream bytes = Files.newInputStream(Path.of(tape))) {
                bytes.transferTo(OutputStream.nullOutputStream());
            }
            for (String memory : memories) {
                print(tape, memory, sizes, measured(tape, memory, rounds, choices), System.out);
            }
        }
    }

    /// Rows a second by controller, of each round.
    private static Map<String, List<Run>> measured(String tape, String memory, int rounds, List<String> choices)
            throws IOException, InterruptedException {
        Map<String, List<Run>> runs = new LinkedHashMap<>();
        choices.forEach(choice -> runs.put(choice, new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            // There and back, so that what drifts is for none of them.
            List<String> order = round % 2 == 0 ? choices : choices.reversed();
            for (String choice : order) {
                Run run = run(tape, memory, choice);
                runs.computeIfAbsent(choice, _ -> new ArrayList<>()).add(run);
            }
        }
        return runs;
    }

    private static Run run(String tape, String memory, String controller) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "./leat",
                        "bars",
                        tape,
                        "-o",
                        "null:",
                        "--range",
                        "25",
                        "--by",
                        "symbol",
                        "--features",
                        "all",
                        "--memory",
                        memory,
                        "--controller",
                        controller,
                        "--json")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = process.waitFor();
        if (exitCode != 0) {
            throw new IOException("leat with " + controller + " ended with " + exitCode);
        }
        JsonNode summary = JsonMapper.shared().readTree(text);
        return new Run(
                summary.get("rows_per_second").asDouble(),
                summary.get("batches").asLong(),
                summary.get("rows_in").asLong(),
                summary.path("peak_resident").asLong(0));
    }

    private static void print(
            String tape, String memory, List<String> sizes, Map<String, List<Run>> runs, PrintStream out) {
        double best = 0;
        for (String size : sizes) {
            best = Math.max(best, median(runs.getOrDefault(size, List.of())));
        }
        out.println("\n`" + tape + "`, `--memory " + memory + "`:\n");
        out.println("| controller | M rows/s | of the best fixed size | rows a batch | peak RSS, MB |");
        out.println("| --- | --- | --- | --- | --- |");
        for (Map.Entry<String, List<Run>> entry : runs.entrySet()) {
            Run last = entry.getValue().getLast();
            double rate = median(entry.getValue());
            out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.0f%% | %,d | %,d |%n",
                    entry.getKey(),
                    rate / 1e6,
                    100 * rate / best,
                    last.rows / Math.max(1, last.batches),
                    last.peakResident / 1_000_000);
        }
    }

    private static double median(List<Run> runs) {
        double[] sorted = runs.stream().mapToDouble(Run::rowsPerSecond).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private record Run(double rowsPerSecond, long batches, long rows, long peakResident) {}
}
