package dev.leat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `leat bench` by the launcher, on few rows.
final class BenchIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /// Of a machine that does much else.
    private static final int PATIENCE_SECONDS = 600;

    @TempDir
    Path folder;

    @Test
    void runsLeatBesideDuckDbAndFindsTheirAnswersTheSame() throws Exception {
        String said = bench(
                0,
                "run",
                "csv-scan",
                "ohlcv",
                "--rows",
                "20k",
                "--rounds",
                "1",
                "--warmups",
                "1",
                "--threads",
                "2",
                "--peers",
                "duckdb",
                "--inputs",
                "inputs",
                "-o",
                "results");

        assertThat(said).contains("making fresh-trades-20000.csv").contains("| 2, 2GB | duckdb ordered | ");
        JsonNode report = JsonMapper.shared().readTree(Files.readString(only(".json")));
        assertThat(report.get("outcomes")).hasSize(2);
        for (JsonNode outcome : report.get("outcomes")) {
            for (JsonNode contender : outcome.get("contenders")) {
                assertThat(contender.get("problem").asString()).isEmpty();
                assertThat(contender.get("difference").asString()).isEmpty();
                assertThat(contender.get("warm").get("median_seconds").asDouble())
                        .isPositive();
                assertThat(contender.get("whole").get("peak_bytes").asLong()).isGreaterThan(20_000_000);
                assertThat(contender.get("whole").get("median_cpu_seconds").asDouble())
                        .isPositive();
            }
        }
        assertThat(only(".md")).content().contains("## csv-scan").contains("| same |");
        assertThat(only("-ohlcv.svg")).content().startsWith("<svg");
        assertThat(names(folder.resolve("inputs"))).noneMatch(name -> name.startsWith("work-"));
    }

    private String bench(int exitCode, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("leat").toString(), "bench"));
        command.addAll(List.of(words));
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(exitCode);
        return Files.readString(log);
    }

    private Path only(String end) throws IOException {
        List<String> names = names(folder.resolve("results")).stream()
                .filter(name -> name.endsWith(end))
                .toList();
        assertThat(names).hasSize(1);
        return folder.resolve("results").resolve(names.getFirst());
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
