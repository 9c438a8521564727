package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.leat.cli.LeatProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MemoryIT {

    private static final long LIMIT = 256_000_000;
    private static final Path TIME = Path.of("/usr/bin/time");

    @TempDir
    private Path folder;

    @Test
    void theProcessStaysWithinItsLimitWhileItReadsMoreThanThat() throws Exception {
        Result made = LeatProcess.run(
                folder,
                "generate",
                "trades",
                "--rows",
                "4000000",
                "--symbols",
                "4",
                "--seed",
                "1",
                "-o",
                "tape.csv",
                "--json");
        assumeTrue(Files.isExecutable(TIME), "GNU time is not installed, which measures processes from outside");

        Result bars = LeatProcess.run(
                folder,
                Map.of(),
                TIME.toString(),
                "--format",
                "%M",
                "--output",
                "resident",
                LeatProcess.ROOT.resolve("leat").toString(),
                "bars",
                "tape.csv",
                "-o",
                "bars.csv",
                "--range",
                "25",
                "--by",
                "symbol",
                "--memory",
                LIMIT / 1_000_000 + "MB",
                "--json");

        assertThat(made.exitCode() + bars.exitCode())
                .as(made.err() + bars.err())
                .isZero();
        JsonNode summary = JsonMapper.shared().readTree(bars.out());
        assertThat(summary.get("rows_in").asLong()).isEqualTo(4_000_000);
        assertThat(summary.get("bytes_read").asLong()).isGreaterThan(LIMIT);
        assertThat(1024
                        * Long.parseLong(
                                Files.readString(folder.resolve("resident")).strip()))
                .as("as seen from outside")
                .isBetween(1L, LIMIT);
        assertThat(summary.get("peak_resident").asLong()).isBetween(1L, LIMIT);
        assertThat(summary.get("peak_memory").asLong())
                .isLessThanOrEqualTo(summary.get("memory_limit").asLong());
    }
}
