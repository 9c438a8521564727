package dev.leat.core.simulation;

import dev.leat.api.kernel.ControllerProvider;
import dev.leat.core.ControllerChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Controllers beside each other in the same scenarios, with the same noise.
public final class Comparison {

    private static final int SMALLEST = 1024;
    private static final int LARGEST = 1 << 20;

    private final List<ControllerProvider> providers;
    private final long seed;

    public Comparison(List<ControllerProvider> providers, long seed) {
        this.providers = List.copyOf(providers);
        this.seed = seed;
    }

    /// Runs controllers in a scenario.
    ///
    /// @param controllers as people name them
    /// @throws IllegalArgumentException for one that there is not
    public Result run(Scenario scenario, List<String> controllers) {
        List<Line> lines = new ArrayList<>();
        for (String controller : controllers) {
            lines.add(new Line(controller, run(scenario, controller)));
        }
        return new Result(scenario, lines, scenario.stationary() ? bestFixed(scenario) : new BestFixed(0, 0));
    }

    Outcome run(Scenario scenario, String controller) {
        return Simulation.run(scenario, ControllerChoice.parse(controller).open(providers), seed);
    }

    /// The quickest of fixed sizes, each 1.41 times the one before.
    private BestFixed bestFixed(Scenario scenario) {
        var best = new BestFixed(0, 0);
        for (double size = SMALLEST; size <= LARGEST; size *= StrictMath.sqrt(2)) {
            int rows = (int) Math.round(size);
            double rowsPerSecond = run(scenario, "fixed:rows=" + rows).rowsPerSecond();
            best = rowsPerSecond > best.rowsPerSecond ? new BestFixed(rows, rowsPerSecond) : best;
        }
        return best;
    }

    /// A controller in a scenario.
    public record Line(String controller, Outcome outcome) {}

    /// @param rows the size, or 0 where none is the best, since what batches cost changes
    public record BestFixed(int rows, double rowsPerSecond) {}

    /// All controllers in a scenario.
    public record Result(Scenario scenario, List<Line> lines, BestFixed best) {
        public Result {
            lines = List.copyOf(lines);
        }

        /// Its name and summary, and a table: a line a controller.
        public String markdown() {
            var text = new StringBuilder("## " + scenario.name() + "\n\n" + scenario.summary() + ".");
            if (best.rows() > 0) {
                text.append(String.format(
                        Locale.ROOT,
                        " The best fixed size is %,d rows, %.2f M rows/s.",
                        best.rows(),
                        best.rowsPerSecond() / 1e6));
            }
            boolean live = scenario.supply() instanceof Supply.Live;
            text.append("\n\n| controller | ").append(live ? "latency, s" : "M rows/s");
            text.append(best.rows() > 0 ? " | of the best fixed" : "");
            text.append(" | peak memory | batches | rows a batch | last | |\n| ---");
            text.append(" | ---".repeat(best.rows() > 0 ? 7 : 6)).append(" |\n");
            lines.forEach(line -> text.append(row(line, live)));
            return text.toString();
        }

        private String row(Line line, boolean live) {
            Outcome outcome = line.outcome();
            String speed = live
                    ? String.format(Locale.ROOT, "%.2f", outcome.latency())
                    : String.format(Locale.ROOT, "%.2f", outcome.rowsPerSecond() / 1e6);
            String share = best.rows() == 0
                    ? ""
                    : String.format(Locale.ROOT, " | %.0f%%", 100 * outcome.rowsPerSecond() / best.rowsPerSecond());
            int batches = outcome.batches().size();
            return String.format(
                    Locale.ROOT,
                    "| %s | %s%s | %.0f%% | %,d | %,d | %,d | %s |\n",
                    line.controller(),
                    speed,
                    share,
                    100 * outcome.peak(),
                    batches,
                    outcome.rows() / Math.max(1, batches),
                    outcome.lastRows(),
                    outcome.failure());
        }

        /// Charts over time, as SVG: rows a batch, time a batch, memory in use.
        public String svg() {
            double seconds = 0;
            for (Line line : lines) {
                List<Outcome.Point> points = line.outcome().batches();
                seconds = points.isEmpty()
                        ? seconds
                        : Math.max(seconds, points.getLast().seconds());
            }
            var chart = new Chart(scenario.name() + ": " + scenario.summary(), seconds);
            chart.panel("rows a batch", Chart.Scale.LOGARITHMIC, series(Outcome.Point::rows));
            chart.panel("seconds a batch", Chart.Scale.LOGARITHMIC, series(Outcome.Point::took));
            chart.panel("memory, MB", Chart.Scale.LINEAR, series(point -> point.memory() / 1e6));
            return chart.svg();
        }

        private List<Chart.Series> series(ToDoubleFunction<Outcome.Point> value) {
            List<Chart.Series> series = new ArrayList<>();
            for (Line line : lines) {
                List<Outcome.Point> points = line.outcome().batches();
                series.add(new Chart.Series(
                        line.controller(),
                        points.stream()
                                .map(point -> new Chart.Point(point.seconds(), value.applyAsDouble(point)))
                                .toList()));
            }
            return series;
        }
    }
}
