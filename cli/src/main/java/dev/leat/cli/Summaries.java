package dev.leat.cli;

import dev.leat.api.kernel.Kernel;
import dev.leat.api.plugin.ByteSize;
import dev.leat.core.MemoryLevel;
import dev.leat.core.Summary;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a run did, for people and for machines.
final class Summaries {

    /// How many of those who held memory are named to people.
    private static final int HOLDERS = 4;

    private Summaries() {}

    static void print(Summary summary, PrintStream err) {
        double seconds = summary.elapsed().toNanos() / 1e9;
        err.printf(
                Locale.ROOT,
                "%,d rows in, %,d out, in %.2f s: %,.0f rows/s%n",
                summary.rowsIn(),
                summary.rowsOut(),
                seconds,
                summary.rowsPerSecond());
        err.printf(
                Locale.ROOT,
                "%s read, %s written, %,d batches%n",
                new ByteSize(summary.bytesRead()),
                new ByteSize(summary.bytesWritten()),
                summary.batches());
        String process = summary.peakResident() < 0 ? "" : "; process " + new ByteSize(summary.peakResident());
        err.printf(
                "peak memory %s of %s in the budget%s%s%n",
                new ByteSize(summary.peakMemory()), new ByteSize(summary.memoryLimit()), holders(summary), process);
        if (summary.levels().values().stream().anyMatch(count -> count > 0)) {
            err.println("memory was short: " + levels(summary));
        }
        if (summary.spilled() > 0) {
            err.printf(
                    "%s spilled, at most %s at once%n",
                    new ByteSize(summary.spilled()), new ByteSize(summary.peakSpilled()));
        }
        List<String> counted = counted(summary);
        if (!counted.isEmpty()) {
            err.println(String.join(", ", counted));
        }
    }

    private static String holders(Summary summary) {
        return summary.peaks().stream()
                .limit(HOLDERS)
                .map(held -> held.part() + " " + new ByteSize(held.bytes()))
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String levels(Summary summary) {
        List<String> reached = new ArrayList<>();
        for (MemoryLevel level : MemoryLevel.values()) {
            long count = summary.levels().getOrDefault(level, 0L);
            if (count > 0) {
                reached.add(String.format(Locale.ROOT, "%s %,d times", level.word(), count));
            }
        }
        return String.join(", ", reached);
    }

    static ObjectNode json(Summary summary) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("rows_in", summary.rowsIn())
                .put("rows_out", summary.rowsOut())
                .put("rows_rejected", summary.rowsRejected())
                .put("bytes_read", summary.bytesRead())
                .put("bytes_written", summary.bytesWritten())
                .put("batches", summary.batches())
                .put("seconds", summary.elapsed().toNanos() / 1e9)
                .put("rows_per_second", summary.rowsPerSecond())
                .put("peak_memory", summary.peakMemory())
                .put("memory_limit", summary.memoryLimit());
        if (summary.peakResident() >= 0) {
            json.put("peak_resident", summary.peakResident());
        }
        json.put("spilled", summary.spilled())
                .put("peak_spilled", summary.peakSpilled())
                .put("reopened", summary.reopened());
        ObjectNode peaks = json.putObject("peak_memory_by_part");
        summary.peaks().forEach(held -> peaks.put(held.part(), held.bytes()));
        ObjectNode levels = json.putObject("memory_levels");
        for (MemoryLevel level : MemoryLevel.values()) {
            levels.put(level.word(), summary.levels().getOrDefault(level, 0L));
        }
        ObjectNode counters = json.putObject("counters");
        for (Kernel.Counter counter : summary.counters()) {
            counters.put(counter.name(), counter.count());
        }
        return json;
    }

    private static List<String> counted(Summary summary) {
        List<String> counted = new ArrayList<>();
        if (summary.rowsRejected() > 0) {
            counted.add(String.format(Locale.ROOT, "rows rejected: %,d", summary.rowsRejected()));
        }
        if (summary.reopened() > 0) {
            counted.add(String.format(Locale.ROOT, "reopened after a failure: %,d", summary.reopened()));
        }
        for (Kernel.Counter counter : summary.counters()) {
            counted.add(String.format(Locale.ROOT, "%s: %,d", counter.name(), counter.count()));
        }
        return counted;
    }
}
