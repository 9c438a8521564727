package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CancelIT {

    private static final String ENDLESS = "tape:trades?rows=1000000000000&symbols=4&seed=1";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void endsWithinTwoSecondsOfASignalAndLeavesNothing(String signal, int exitCode) throws Exception {
        Path out = Files.createDirectory(folder.resolve("out"));
        Path err = folder.resolve("err");

        Process leat = endless(out, err);
        awaitFile(out);
        long start = System.nanoTime();
        new ProcessBuilder("kill", "-" + signal, String.valueOf(leat.pid()))
                .start()
                .waitFor();
        boolean ended = leat.waitFor(30, TimeUnit.SECONDS);
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(ended).isTrue();
        assertThat(leat.exitValue()).as(Files.readString(err)).isEqualTo(exitCode);
        assertThat(Files.readString(err)).endsWith("leat: cancelled\n");
        assertThat(out).isEmptyDirectory();
        // A second is promised; a busy machine may be late in ending the process.
        assertThat(took).isLessThan(Duration.ofSeconds(2));
    }

    private static Process endless(Path folder, Path err) throws IOException {
        // Whoever runs the tests in the background may have made them ignore SIGINT, and children inherit that.
        return LeatProcess.builder(
                        folder,
                        "env",
                        "--default-signal=INT",
                        LeatProcess.ROOT.resolve("leat").toString(),
                        "copy",
                        ENDLESS,
                        "-o",
                        "tape.csv")
                .redirectError(err.toFile())
                .start();
    }

    private static void awaitFile(Path folder) throws IOException, InterruptedException {
        try (WatchService watch = FileSystems.getDefault().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            try (var files = Files.list(folder)) {
                if (files.findAny().isEmpty()) {
                    assertThat(watch.poll(60, TimeUnit.SECONDS))
                            .as("something is written")
                            .isNotNull();
                }
            }
        }
    }
}
