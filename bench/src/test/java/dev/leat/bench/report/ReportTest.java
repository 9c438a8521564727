package dev.leat.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.bench.engine.Program;
import dev.leat.bench.measure.Line;
import dev.leat.bench.measure.Outcome;
import dev.leat.bench.measure.Rounds;
import dev.leat.bench.measure.Setting;
import dev.leat.bench.measure.Usage;
import dev.leat.bench.workload.Contender;
import dev.leat.bench.workload.Workload;
import dev.leat.bench.workload.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ReportTest {

    private static final Machine MACHINE = new Machine("A CPU", 2, 8_000_000_000L, "Linux", "a JDK", 0.5);

    private static final Contender LEAT = new Contender("leat", Program.Leat.of("sort", "{in}"));
    private static final Contender DUCKDB = new Contender("duckdb", new Program.DuckDb("select 1"));
    private static final Contender POLARS = new Contender("polars", new Program.Polars("pl"));
    private static final Contender JAVA = new Contender("java", new Program.DuckDb("select 2"));

    private static final Line FAST = new Line(
            LEAT,
            List.of(new Usage(2, 3, 100_000_000), new Usage(3, 4, 200_000_000), new Usage(2.5, 3.5, 150_000_000)),
            List.of(new Usage(1, 1, 1), new Usage(1.5, 1, 1), new Usage(0.5, 1, 1)),
            "",
            "");
    private static final Line SLOW =
            new Line(DUCKDB, List.of(new Usage(5, 9, 1)), List.of(new Usage(2.5, 5, 1)), "", "1 rows differ, a|b");
    private static final Line ABSENT = new Line(POLARS, List.of(), List.of(), "there is no node", "");
    private static final Line BROKEN = new Line(JAVA, List.of(), List.of(), "failed: out of memory", "");

    @TempDir
    Path folder;

    @Test
    void tableHasMediansRatiosTargetsAndWhatWentWrong() {
        String table = MarkdownReport.of(report(), Map.of());

        assertThat(table)
                .contains("A CPU, 2 cores, 8 GB")
                .contains("./leat bench run csv-scan")
                .contains("- duckdb: DuckDB 2")
                .contains("| 2, 1GB | leat | 1.000 ± 0.500 | 20.00 |  | 2.500 ± 0.500 |  | 3.50 | 200 | same |")
                .contains(
                        "| 2, 1GB | duckdb | 2.500 ± 0.000 | 8.00 | 2.50 (target 2.0) | 5.000 ± 0.000 | 2.00 | 9.00 | 0"
                                + " | **differs**: 1 rows differ, a\\|b |")
                .contains("| polars |  |  |  (target 1.5) |  |  |  |  | not run: there is no node |")
                .contains("| java |  |  |  |  |  |  |  | failed: out of memory |");
    }

    @Test
    void figuresOfOthersAreMarked() {
        Workload bars = workload("range-bars");
        var report = new Report(
                Instant.EPOCH,
                "",
                MACHINE,
                new TreeMap<>(),
                new Rounds(1, 0, 1),
                List.of(new Outcome(bars, new Setting(1, 1, "1GB"), List.of(FAST))));

        assertThat(MarkdownReport.of(report, Map.of()))
                .contains("| rangebar-py | | 21 to 38 M rows/s")
                .contains("recorded elsewhere");
    }

    @Test
    void jsonHasEveryRun() {
        JsonNode json = JsonMapper.shared().readTree(JsonReport.of(report()).toString());

        JsonNode contenders = json.get("outcomes").get(0).get("contenders");
        assertThat(contenders.get(0).get("whole").get("runs")).hasSize(3);
        assertThat(contenders.get(0).get("whole").get("median_seconds").asDouble())
                .isEqualTo(2.5);
        assertThat(contenders.get(0).get("whole").get("peak_bytes").asLong()).isEqualTo(200_000_000);
        assertThat(contenders.get(1).get("difference").asString()).isEqualTo("1 rows differ, a|b");
        assertThat(contenders.get(2).has("warm")).isFalse();
        assertThat(json.get("machine").get("cpu").asString()).isEqualTo("A CPU");
        assertThat(json.get("command").asString()).isEqualTo("./leat bench run csv-scan");
    }

    @Test
    void writesAllFilesAndTheTableShowsTheChart() throws Exception {
        Path table = Results.write(report(), folder);

        assertThat(names())
                .containsExactly("1970-01-01-000000-csv-scan.svg", "1970-01-01-000000.json", "1970-01-01-000000.md");
        assertThat(table).content().contains("![csv-scan](1970-01-01-000000-csv-scan.svg)");
        assertThat(folder.resolve("1970-01-01-000000-csv-scan.svg"))
                .content()
                .startsWith("<svg xmlns=")
                .contains(">leat, 2, 1GB</text>")
                .contains(">20.0</text>")
                .contains(">8.00</text>")
                .endsWith("</svg>\n");
    }

    @Test
    void anAnswerThatDiffersIsNotOverlooked() {
        assertThat(report().outcomes().getFirst().disagreed()).isTrue();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Report report() {
        var outcome = new Outcome(
                workload("csv-scan"), new Setting(20_000_000, 2, "1GB"), List.of(FAST, SLOW, ABSENT, BROKEN));
        var versions = new TreeMap<>(Map.of("duckdb", "DuckDB 2"));
        return new Report(
                Instant.EPOCH, "./leat bench run csv-scan", MACHINE, versions, new Rounds(3, 1, 3), List.of(outcome));
    }

    private static Workload workload(String name) {
        return Workloads.ALL.stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
