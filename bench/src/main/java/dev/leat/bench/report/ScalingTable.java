package dev.leat.bench.report;

import dev.leat.bench.measure.Line;
import dev.leat.bench.measure.Outcome;
import dev.leat.bench.measure.Usage;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// How one workload, or several of one kind, does as something grows.
public final class ScalingTable {

    private ScalingTable() {}

    /// @param name what is measured
    /// @param axis what grows
    /// @param step how large it is, of an outcome
    public static String of(String name, String axis, Function<Outcome, String> step, List<Outcome> outcomes) {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%n### %s%n%n| %s | engine | warm, s | ns a row | of the first | process, s | ns a row | peak, MB | bytes a row | answer |%n"
                        + "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |%n",
                name,
                axis));
        for (Outcome outcome : outcomes) {
            for (Line line : outcome.lines()) {
                text.append(row(step.apply(outcome), outcome, line, first(outcomes, line)));
            }
        }
        return text.toString();
    }

    private static Outcome first(List<Outcome> outcomes, Line line) {
        return outcomes.stream()
                .filter(outcome -> outcome.lines().stream()
                        .anyMatch(other ->
                                other.contender().name().equals(line.contender().name())
                                        && !other.best().isEmpty()))
                .findFirst()
                .orElse(outcomes.getFirst());
    }

    private static String row(String step, Outcome outcome, Line line, Outcome first) {
        long rows = outcome.setting().rows();
        String name = line.contender().name();
        if (line.best().isEmpty()) {
            return "| " + step + " | " + name + " | | | | | | | | " + MarkdownReport.answer(outcome, line) + " |\n";
        }
        double nanos = nanosPerRow(rows, line.best());
        double nanosOfFirst = first.lines().stream()
                .filter(other -> other.contender().name().equals(name))
                .mapToDouble(other -> nanosPerRow(first.setting().rows(), other.best()))
                .findFirst()
                .orElse(nanos);
        long peak = Figures.peak(line.whole());
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.1f | %.2f | %s | %s | %s | %s | %s |%n",
                step,
                name,
                MarkdownReport.seconds(line.warm()),
                nanos,
                nanos / nanosOfFirst,
                MarkdownReport.seconds(line.whole()),
                line.whole().isEmpty() ? "" : String.format(Locale.ROOT, "%.1f", nanosPerRow(rows, line.whole())),
                peak == 0 ? "" : String.format(Locale.ROOT, "%.0f", peak / 1e6),
                peak == 0 ? "" : String.format(Locale.ROOT, "%.1f", (double) peak / rows),
                MarkdownReport.answer(outcome, line));
    }

    private static double nanosPerRow(long rows, List<Usage> runs) {
        return 1e9 * Figures.seconds(runs).median() / rows;
    }
}
