package dev.leat.spill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.spill.Spill;
import dev.leat.api.spill.SpilledBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only shows with several processes.
class SpillProcessesTest {

    @TempDir
    private Path folder;

    @Test
    void whatKilledProcessesLeftIsSweptAndNothingElse() throws Exception {
        List<Path> others = List.of(
                Files.createFile(folder.resolve("leat-spill-1-00000000.ownership")),
                Files.createFile(folder.resolve("leat-spill-notes.txt")),
                Files.createDirectory(folder.resolve("leat-spill-1-00000000")),
                Files.createFile(folder.resolve("leat-spill-1-00000000/0.blocks")));
        for (int i = 0; i < 20; i++) {
            Process process = start("2", "300000", "on");
            assertThat(process.getInputStream().read()).isEqualTo('s');
            assertThat(Spills.below(folder)).hasSizeGreaterThan(others.size() + 2);

            process.destroyForcibly().waitFor();
            assertThat(Spills.below(folder)).hasSizeGreaterThan(others.size() + 2);
            Spills.open(folder).close();

            assertThat(Spills.below(folder)).as("after kill %d", i).containsExactlyInAnyOrderElementsOf(others);
        }
    }

    @Test
    void processesShareAFolderWithoutHarm() throws Exception {
        Process one = start("3", "1000000", "wait");
        Process other = start("3", "2000000", "wait");
        assertThat(one.getInputStream().read()).isEqualTo('s');
        assertThat(other.getInputStream().read()).isEqualTo('s');

        try (Spill spill = Spills.open(folder);
                SpilledBytes file = spill.open("test")) {
            Spills.append(file, 1000);
            assertThat(folders()).isEqualTo(3);
            end(one);
            assertThat(folders()).isEqualTo(2);
            // A sweep of this process, whose own folder is no leftover either.
            Spills.open(folder).close();
            assertThat(folders()).isEqualTo(2);
            assertThat(Spills.read(file)).hasSize(1000);
        }
        end(other);

        assertThat(folder).isEmptyDirectory();
    }

    private static void end(Process process) throws IOException, InterruptedException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        assertThat(process.waitFor())
                .as(new String(process.getErrorStream().readAllBytes(), UTF_8))
                .isZero();
    }

    private long folders() throws IOException {
        return Spills.below(folder).stream().filter(Files::isDirectory).count();
    }

    private Process start(String... arguments) throws IOException {
        return Processes.start(folder, arguments);
    }
}
