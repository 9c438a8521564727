package dev.leat.bench.report;

import dev.leat.bench.measure.Line;
import dev.leat.bench.measure.Outcome;
import dev.leat.bench.report.BarChart.Bar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The files of a report: one of JSON, one of tables, a chart a workload.
public final class Results {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Results() {}

    /// Writes them into a folder.
    ///
    /// @return the file of tables
    public static Path write(Report report, Path folder) throws IOException {
        Files.createDirectories(folder);
        String name = NAME.format(report.date());
        Files.writeString(folder.resolve(name + ".json"), JsonReport.of(report).toPrettyString() + "\n");
        Map<String, String> charts = new LinkedHashMap<>();
        for (String workload : report.outcomes().stream()
                .map(outcome -> outcome.workload().name())
                .distinct()
                .toList()) {
            List<Bar> bars = bars(report.outcomes(), workload);
            if (!bars.isEmpty()) {
                String chart = name + "-" + workload + ".svg";
                Files.writeString(folder.resolve(chart), BarChart.svg(workload, "M rows/s, more is better", bars));
                charts.put(workload, chart);
            }
        }
        return Files.writeString(folder.resolve(name + ".md"), MarkdownReport.of(report, charts));
    }

    private static List<Bar> bars(List<Outcome> outcomes, String workload) {
        List<Bar> bars = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (!outcome.workload().name().equals(workload)) {
                continue;
            }
            int colour = 0;
            for (Line line : outcome.lines()) {
                if (!line.best().isEmpty()) {
                    var setting = outcome.setting();
                    String label = line.contender().name() + ", " + setting.threads() + ", " + setting.memory();
                    double seconds = Figures.seconds(line.best()).median();
                    bars.add(new Bar(label, setting.rows() / 1e6 / seconds, colour));
                }
                colour++;
            }
        }
        return bars;
    }
}
