package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs over more than ten times the memory of the control group they are in: the kernel does not kill them, and what
/// comes out is what comes out with plenty.
///
/// `-Dleat.cgroup.megabytes=512 -Dleat.cgroup.rows=64000000` tries a larger group. Where nobody may make control
/// groups, the tests count as skipped.
class MemoryCgroupIT {

    private static final long LIMIT = Long.getLong("leat.cgroup.megabytes", 256) << 20;
    private static final long ROWS = Long.getLong("leat.cgroup.rows", 33_000_000);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeTape() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/time")), "GNU time is not installed");
        try (MemoryCgroup group = group()) {
            assertThat(group.folder()).exists();
        }
        LeatProcess.Result made = LeatProcess.run(
                folder,
                "generate",
                "trades",
                "--rows",
                Long.toString(ROWS),
                "--symbols",
                "4",
                "--seed",
                "1",
                "-o",
                "tape.csv");
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(Files.size(folder.resolve("tape.csv"))).isGreaterThan(10 * LIMIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bars tape.csv -o OUT.csv --range 25 --by symbol",
                "copy tape.csv -o OUT.parquet",
                "sort tape.csv -o OUT.parquet --by price,timestamp:desc",
                "aggregate tape.csv -o OUT.parquet --by agg_trade_id --agg n=count(),v=sum(quantity)",
            })
    void finishesInLittleMemoryWithTheSameBytes(String command) throws Exception {
        Path little = folder.resolve(command.replaceFirst(".*OUT", "little").replaceFirst(" .*", ""));
        Path plenty = folder.resolve(command.replaceFirst(".*OUT", "plenty").replaceFirst(" .*", ""));
        try (MemoryCgroup group = group()) {
            MemoryCgroup.Run run = group.leat(folder, words(command.replaceFirst("OUT", "little")));

            assertThat(run.result().exitCode()).as(run.result().err()).isZero();
            assertThat(run.resident()).isBetween(1L, LIMIT);
        }
        LeatProcess.Result free =
                LeatProcess.run(folder, words(command.replaceFirst("OUT", "plenty") + " --memory 8GB --quiet"));
        assertThat(free.exitCode()).as(free.err()).isZero();

        assertThat(Files.mismatch(little, plenty)).isEqualTo(-1);
        Files.delete(little);
        Files.delete(plenty);
    }

    private static MemoryCgroup group() throws IOException {
        Optional<MemoryCgroup> group = MemoryCgroup.of(LIMIT);
        assumeTrue(group.isPresent(), "this user may not make a memory control group");
        return group.orElseThrow();
    }

    private static String[] words(String command) {
        return command.split(" ");
    }
}
