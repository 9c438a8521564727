package dev.leat.sources.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.sink.Output;
import dev.leat.api.source.Store;
import dev.leat.tck.memory.ArenaBudget;
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
    void whatAKilledProcessLeftIsSweptByTheNextThatWritesTheName() throws Exception {
        Path file = folder.resolve("a.csv");
        Path other = Files.createFile(folder.resolve(".b.csv.1-00000000.tmp"));
        Process killed = startAndAwait(file);
        assertThat(names()).hasSize(2);

        killed.destroyForcibly().waitFor();
        assertThat(names()).hasSize(2);
        int exit = start(file.toUri().toString(), "y", "1").waitFor();

        assertThat(exit).isZero();
        assertThat(names())
                .containsExactlyInAnyOrder("a.csv", other.getFileName().toString());
    }

    @Test
    void whatALivingProcessWritesIsNotSwept() throws Exception {
        Path file = folder.resolve("a.csv");
        Process living = startAndAwait(file);

        // Twice in this process too, whose own temporary files are no leftovers either.
        try (var store = new FileStore(new ArenaBudget(1 << 20));
                Output one = store.write(file.toUri(), Store.Existing.REPLACE);
                Output another = store.write(file.toUri(), Store.Existing.REPLACE)) {
            assertThat(names()).hasSize(3);
            one.publish();
            another.publish();
        }
        Files.delete(file);
        living.getOutputStream().write('\n');
        living.getOutputStream().flush();

        assertThat(living.waitFor()).isZero();
        assertThat(Files.size(file)).isEqualTo(10 * CHUNK);
        assertThat(names()).containsExactly("a.csv");
    }

    private static Process startAndAwait(Path file) throws IOException {
        Process process = start(file.toUri().toString(), "x", "10", "wait");
        int first = process.getInputStream().read();
        assertThat(first).isEqualTo('w');
        return process;
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
