package dev.leat.sources.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only shows with several processes, or with the descriptors of one.
class ProcessesTest {

    private static final int CHUNK = 1 << 16;

    @TempDir
    private Path folder;

    @Test
    void ofTwoProcessesThatWriteTheSameNameOneWinsAndNothingElseIsLeft() throws Exception {
        Path file = folder.resolve("a.csv");
        Process one = start(file.toUri().toString(), "x", "100");
        Process other = start(file.toUri().toString(), "y", "100");

        List<Integer> exits = List.of(one.waitFor(), other.waitFor());

        assertThat(exits).containsExactlyInAnyOrder(0, 4);
        Process loser = exits.getFirst() == 4 ? one : other;
        assertThat(new String(loser.getErrorStream().readAllBytes(), UTF_8)).contains("--force replaces it");
        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes).hasSize(100 * CHUNK).containsOnly(exits.getFirst() == 0 ? 'x' : 'y');
        assertThat(names()).containsExactly("a.csv");
    }

    @Test
    void standardOutputTakesWhatIsWritten() throws Exception {
        Process process = start("stdout:-", "x", "10");

        byte[] written = process.getInputStream().readAllBytes();

        assertThat(process.waitFor()).isZero();
        assertThat(written).hasSize(10 * CHUNK).containsOnly('x');
    }

    @Test
    void aReaderThatLeavesIsAnErrorThatSaysSo() throws Exception {
        Process process = start("stdout:-", "x", "1000");
        process.getInputStream().read();
        process.getInputStream().close();

        String said = new String(process.getErrorStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isEqualTo(4);
        assertThat(said).contains("standard output: Broken pipe");
    }

    private static Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
