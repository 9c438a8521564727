package dev.leat.bench.report;

import dev.leat.bench.measure.Line;
import dev.leat.bench.measure.Outcome;
import dev.leat.bench.measure.Spread;
import dev.leat.bench.measure.Usage;
import dev.leat.bench.workload.Workload;
import dev.leat.bench.workload.Workload.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A report for people: a table a workload.
public final class MarkdownReport {

    private static final String HEAD = """
            | threads, limit | engine | warm, s | M rows/s | Leat is | process, s | Leat is | CPU, s | peak, MB | answer |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """;

    private MarkdownReport() {}

    /// @param charts names of SVG files by workload, for those that have one
    public static String of(Report report, Map<String, String> charts) {
        var text = new StringBuilder("# Measured on " + report.date() + "\n\n");
        text.append(report.machine()).append(".\n\n");
        text.append("```\n").append(report.command()).append("\n```\n\n");
        report.versions()
                .forEach((engine, version) -> text.append("- ")
                        .append(engine)
                        .append(": ")
                        .append(version)
                        .append('\n'));
        text.append(String.format(
                Locale.ROOT,
                "%nMedians of %d rounds, ± the median absolute deviation. Warm: turns of a live process after %d that do"
                        + " not count. Process: from the start of a process to its end, with its CPU time and the most that"
                        + " was resident in any round. \"Leat is\": how many times as many rows a second Leat does.%n",
                Math.max(report.rounds().whole(), report.rounds().warm()),
                report.rounds().warmups()));
        for (List<Outcome> outcomes : byWorkload(report.outcomes()).values()) {
            add(outcomes, charts, text);
        }
        return text.toString();
    }

    private static Map<String, List<Outcome>> byWorkload(List<Outcome> outcomes) {
        Map<String, List<Outcome>> grouped = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            String key = outcome.workload().name() + " " + outcome.setting().rows();
            grouped.computeIfAbsent(key, _ -> new ArrayList<>()).add(outcome);
        }
        return grouped;
    }

    private static void add(List<Outcome> outcomes, Map<String, String> charts, StringBuilder text) {
        Workload workload = outcomes.getFirst().workload();
        text.append(String.format(
                Locale.ROOT,
                "%n## %s%n%n%s; %,d rows.%n%n%s",
                workload.name(),
                capital(workload.summary()),
                outcomes.getFirst().setting().rows(),
                HEAD));
        for (Outcome outcome : outcomes) {
            for (Line line : outcome.lines()) {
                text.append(row(outcome, line));
            }
        }
        workload.recorded()
                .forEach(recorded -> text.append(String.format(
                        Locale.ROOT,
                        "| | %s | | %s | | | | | | recorded elsewhere: %s |%n",
                        recorded.contender(),
                        recorded.speed(),
                        recorded.where())));
        String chart = charts.getOrDefault(workload.name(), "");
        if (!chart.isEmpty()) {
            text.append("\n![")
                    .append(workload.name())
                    .append("](")
                    .append(chart)
                    .append(")\n");
        }
        text.append("\n");
        for (Line line : outcomes.getFirst().lines()) {
            text.append("- ")
                    .append(line.contender().name())
                    .append(": `")
                    .append(inline(line))
                    .append("`\n");
        }
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String inline(Line line) {
        return line.contender().program().text().replaceAll("\\s+", " ");
    }

    private static String row(Outcome outcome, Line line) {
        var setting = outcome.setting();
        Line leat = outcome.lines().getFirst();
        boolean itself = line.contender().equals(leat.contender());
        return String.format(
                Locale.ROOT,
                "| %d, %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |%n",
                setting.threads(),
                setting.memory(),
                line.contender().name(),
                seconds(line.warm()),
                rate(setting.rows(), line.best()),
                (itself ? "" : ratio(leat.warm(), line.warm())) + target(outcome.workload(), line),
                seconds(line.whole()),
                itself ? "" : ratio(leat.whole(), line.whole()),
                line.whole().isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", Figures.cpu(line.whole())),
                line.whole().isEmpty() ? "" : String.format(Locale.ROOT, "%.0f", Figures.peak(line.whole()) / 1e6),
                answer(outcome, line));
    }

    static String seconds(List<Usage> runs) {
        if (runs.isEmpty()) {
            return "";
        }
        Spread seconds = Figures.seconds(runs);
        return String.format(Locale.ROOT, "%.3f ± %.3f", seconds.median(), seconds.deviation());
    }

    private static String rate(long rows, List<Usage> runs) {
        if (runs.isEmpty()) {
            return "";
        }
        double rate = rows / 1e6 / Figures.seconds(runs).median();
        return String.format(Locale.ROOT, rate < 1 ? "%.3f" : "%.2f", rate);
    }

    private static String ratio(List<Usage> leat, List<Usage> other) {
        if (leat.isEmpty() || other.isEmpty()) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "%.2f",
                Figures.seconds(other).median() / Figures.seconds(leat).median());
    }

    private static String target(Workload workload, Line line) {
        for (Target target : workload.targets()) {
            if (target.contender().equals(line.contender().name())) {
                return String.format(Locale.ROOT, " (target %.1f)", target.rate());
            }
        }
        return "";
    }

    static String answer(Outcome outcome, Line line) {
        if (!line.problem().isEmpty()) {
            String what = line.problem().startsWith("failed") ? line.problem() : "not run: " + line.problem();
            return what.replace("|", "\\|");
        }
        if (!line.difference().isEmpty()) {
            return "**differs**: " + line.difference().replace("|", "\\|");
        }
        boolean alone = outcome.lines().stream()
                        .filter(other -> other.problem().isEmpty())
                        .count()
                < 2;
        return alone ? "not compared" : "same";
    }
}
