package dev.leat.spill.chronicle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.state.KeyedState;
import dev.leat.tck.data.Seeds;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only shows with processes that end before their time.
class KeepingProcessTest {

    private static final int KILLS = 5;

    @TempDir
    private Path folder;

    @Test
    void whatIsKeptIsThereAfterItsProcessWasKilled() throws Exception {
        var random = new Random(Seeds.next("KeepingProcessTest"));
        long told = 0;
        for (int i = 0; i < KILLS; i++) {
            Process keeper = start("name=kept");
            for (int lines = 1 + random.nextInt(200); lines > 0; lines--) {
                told = Long.parseLong(States.line(keeper.getInputStream()));
            }
            keeper.destroyForcibly().waitFor();
            assertThat(folder.resolve("kept/open")).exists();

            try (KeyedState state = States.in(folder, "name=kept").open("test", 8)) {
                assertThat(state.keys()).as("keys after kill %d", i).isGreaterThanOrEqualTo(told);
                for (long key = 0; key < told; key++) {
                    assertThat(States.numbered(key, state)).isEqualTo(key);
                }
            }
            assertThat(folder.resolve("kept/open")).doesNotExist();
            assertThat(States.below(folder)).hasSize(3);
        }
    }

    @Test
    void whatIsNotKeptIsRemovedByTheNext() throws Exception {
        Files.createDirectories(folder.resolve("leat-state-1-00000000"));
        Files.createFile(folder.resolve("leat-state-notes.txt"));
        Process killed = start();
        States.line(killed.getInputStream());
        Process living = start();
        States.line(living.getInputStream());
        assertThat(atTop()).hasSize(2 + 2);
        killed.destroyForcibly().waitFor();

        States.in(folder).open("test", 8).close();

        assertThat(atTop())
                .as("of the living one, and what is nobody's")
                .hasSize(2 + 1)
                .contains("leat-state-1-00000000", "leat-state-notes.txt")
                .anyMatch(name -> name.startsWith("leat-state-" + living.pid() + "-"));
        living.destroyForcibly().waitFor();
    }

    @Test
    void whatAnotherProcessHasOpenIsRefused() throws Exception {
        Process living = start("name=kept");
        States.line(living.getInputStream());

        assertThatThrownBy(() -> States.in(folder, "name=kept").open("test", 8))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(folder.resolve("kept") + ": this state is open already, here or in another process");
        assertThat(States.line(living.getInputStream())).isNotEmpty();
        living.destroyForcibly().waitFor();
    }

    @Test
    void aProcessWithoutTheFlagsIsToldWhichItLacks() throws Exception {
        Process keeper = start(false);

        String error = new String(keeper.getErrorStream().readAllBytes(), UTF_8);

        assertThat(keeper.waitFor()).isEqualTo(1);
        assertThat(error)
                .contains("IllegalArgumentException: state 'chronicle' needs flags that this JVM was started without: ")
                .contains("--add-opens=java.base/java.lang.reflect=ALL-UNNAMED", "jvm.flags");
    }

    private List<String> atTop() throws IOException {
        return States.below(folder).stream().filter(name -> !name.contains("/")).toList();
    }

    private Process start(String... arguments) throws IOException {
        return start(true, arguments);
    }

    private Process start(boolean flags, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED"));
        if (flags) {
            command.add("@" + Path.of("src/main/plugin/jvm.flags").toAbsolutePath());
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Keeper.class.getName()));
        command.add(folder.toString());
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command).start();
    }
}
