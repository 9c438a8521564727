package dev.leat.spill.chronicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Plugin;
import dev.leat.api.state.KeyedState;
import dev.leat.tck.KeyedStateContract;
import dev.leat.tck.PluginContract;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChronicleStateTest implements KeyedStateContract {

    private static final Path STATUS = Path.of("/proc/self/status");

    @TempDir
    private Path folder;

    @Override
    public KeyedState open(Environment environment, long stateBytes) throws IOException, InterruptedException {
        // Few, so that it grows in every test.
        return States.in(environment, folder, "keys=64").open("test", stateBytes);
    }

    @Override
    public boolean inBudget() {
        return false;
    }

    @Nested
    class TheProvider implements PluginContract {
        @Override
        public Plugin plugin() {
            return new ChronicleStateProvider();
        }
    }

    @Test
    void nothingIsLeftOfWhatIsNotKept() throws Exception {
        var budget = new ArenaBudget(64 << 20);
        try (KeyedState state = open(budget.environment(), 8)) {
            States.number(0, 1000, state);
            assertThat(States.below(folder)).hasSize(4);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                            folder.resolve(States.below(folder).getFirst()))))
                    .isEqualTo("rwx------");
        }

        assertThat(folder).isEmptyDirectory();
        assertThat(budget.used()).isZero();
    }

    @Test
    void whatIsKeptIsThereForTheNext() throws Exception {
        for (long from = 0; from < 3000; from += 1000) {
            try (KeyedState state = States.in(folder, "name=seen", "keys=64").open("test", 8)) {
                assertThat(state.keys()).isEqualTo(from);
                States.number(from, from + 1000, state);
            }
        }

        try (KeyedState state = States.in(folder, "name=seen").open("test", 8)) {
            assertThat(state.keys()).isEqualTo(3000);
            for (long key = 0; key < 3000; key++) {
                assertThat(States.numbered(key, state)).isEqualTo(key);
            }
        }
    }

    @Test
    void visitsMayChangeStates() throws Exception {
        try (KeyedState state = States.in(folder).open("test", 8)) {
            States.number(0, 1000, state);

            state.forEach((_, of) -> of.set(ValueLayout.JAVA_LONG, 0, of.get(ValueLayout.JAVA_LONG, 0) + 7));

            for (long key = 0; key < 1000; key++) {
                assertThat(States.numbered(key, state)).isEqualTo(key + 7);
            }
        }
    }

    @Test
    void whatAVisitorThrowsEndsTheVisit() throws Exception {
        try (KeyedState state = States.in(folder).open("test", 8)) {
            States.number(0, 10, state);

            assertThatThrownBy(() -> state.forEach((_, _) -> {
                        throw new IOException("enough");
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("enough");
            assertThat(States.numbered(3, state)).isEqualTo(3);
        }
    }

    @Test
    void whatIsOpenIsNotOpenedAgain() throws Exception {
        try (KeyedState state = States.in(folder, "name=seen").open("test", 8)) {
            assertThatThrownBy(() -> States.in(folder, "name=seen").open("test", 8))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("open already");
            States.number(0, 10, state);
        }
    }

    @Test
    void stateOfSomethingElseIsRefusedAndLeftAsItIs() throws Exception {
        try (KeyedState state = States.in(folder, "name=seen").open("test", 8)) {
            States.number(0, 10, state);
        }

        assertThatThrownBy(() -> States.in(folder, "name=seen").open("test", 16))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has 8 bytes a key, but 16 are asked for");
        try (KeyedState state = States.in(folder, "name=seen").open("test", 8)) {
            assertThat(state.keys()).isEqualTo(10);
        }
    }

    @Test
    void stateWhoseMapIsGoneIsNotTakenForNew() throws Exception {
        try (KeyedState state = States.in(folder, "name=seen").open("test", 8)) {
            States.number(0, 10, state);
        }
        Files.delete(folder.resolve("seen/0.map"));

        assertThatThrownBy(() -> States.in(folder, "name=seen").open("test", 8))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("0.map, is missing");
    }

    @Test
    void aFolderOfSomethingElseIsLeftAlone() throws Exception {
        Path notes = Files.createDirectory(folder.resolve("notes"));
        Files.writeString(notes.resolve("a.txt"), "precious");

        assertThatThrownBy(() -> States.in(folder, "name=notes").open("test", 8))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("is no state by key");
        assertThat(notes.resolve("a.txt")).hasContent("precious");
    }

    @Test
    void withoutRoomForItsPagesNothingIsLeft() {
        var budget = new ArenaBudget(1000);

        assertThatThrownBy(() -> open(budget.environment(), 8)).isInstanceOf(MemoryExceededException.class);
        assertThat(budget.used()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../seen", "a/b", ".hidden", "a b"})
    void namesThatAreNoFolderAreRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> States.in(folder, "name=" + name))
                .withMessageContaining("option chronicle.name");
    }

    @Test
    void pagesDoNotStayResidentBeyondTheirShare() throws Exception {
        assumeTrue(Files.isReadable(STATUS), "the system does not tell what is resident");
        var budget = new ArenaBudget(64 << 20);
        try (KeyedState state = States.in(budget.environment(), folder, "keys=400000", "key-bytes=8")
                .open("test", 256)) {
            long before = resident();
            long peak = 0;
            for (long key = 0; key < 300_000; key += 1000) {
                States.number(key, key + 1000, state);
                peak = Math.max(peak, resident() - before);
            }

            // 300,000 entries of 264 bytes are 79 MB.
            assertThat(peak).isLessThan(budget.used() + (16 << 20));
            assertThat(States.numbered(123, state)).isEqualTo(123);
        }
    }

    private static long resident() throws IOException {
        long kibibytes = 0;
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith("RssFile:") || line.startsWith("RssShmem:")) {
                kibibytes += Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return kibibytes << 10;
    }
}
