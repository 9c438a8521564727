package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LongBarsIT {

    private static final long LIMIT = 256_000_000;

    /// Of 49 bytes each, 2.5 GB where features keep them.
    private static final String TRADES = "50000000";

    private static final long PATIENCE_MINUTES = 10;

    @TempDir
    private Path folder;

    @Test
    void aBarLongerThanMemoryIsTheOneOfEnoughMemory() throws Exception {
        JsonNode little = oneBar("little.csv", LIMIT / 1_000_000 + "MB");
        JsonNode enough = oneBar("enough.csv", "8GB");

        assertThat(Files.readString(folder.resolve("little.csv")))
                .isEqualTo(Files.readString(folder.resolve("enough.csv")))
                .contains("intra_hurst")
                .hasLineCount(2);
        assertThat(little.get("rows_in").asString()).isEqualTo(TRADES);
        assertThat(little.get("peak_resident").asLong()).isBetween(1L, LIMIT);
        assertThat(little.get("spilled").asLong()).isGreaterThan(8 * LIMIT);
        assertThat(enough.get("spilled").asLong())
                .isLessThan(little.get("spilled").asLong());
        assertThat(folder.resolve("spilled")).isEmptyDirectory();
    }

    /// Trades come through a pipe, so that they need no disk.
    private JsonNode oneBar(String file, String memory) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("spilled"));
        Path summary = folder.resolve("summary.json");
        Path err = folder.resolve("err");
        List<Process> processes = ProcessBuilder.startPipeline(List.of(
                leat(
                                "generate",
                                "trades",
                                "--rows",
                                TRADES,
                                "--symbols",
                                "1",
                                "--seed",
                                "1",
                                "-o",
                                "-",
                                "--output-format",
                                "csv",
                                "--quiet")
                        .redirectError(Redirect.DISCARD),
                leat(
                                "bars",
                                "-",
                                "--input-format",
                                "csv",
                                "-o",
                                file,
                                "--tick",
                                TRADES,
                                "--features",
                                "all,market",
                                "--memory",
                                memory,
                                "--temp-dir",
                                "spilled",
                                "--json")
                        .redirectOutput(summary.toFile())
                        .redirectError(err.toFile())));
        List<Integer> ends = new ArrayList<>();
        for (Process process : processes) {
            boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                processes.forEach(Process::destroyForcibly);
            }
            assertThat(ended).as("no end: " + Files.readString(err)).isTrue();
            ends.add(process.exitValue());
        }
        assertThat(ends).as(Files.readString(err)).containsOnly(0);
        return JsonMapper.shared().readTree(Files.readString(summary, StandardCharsets.UTF_8));
    }

    private ProcessBuilder leat(String... arguments) {
        return LeatProcess.builder(folder, LeatProcess.ROOT.resolve("leat").toString(), arguments);
    }
}
