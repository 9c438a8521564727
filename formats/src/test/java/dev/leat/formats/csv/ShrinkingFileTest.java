package dev.leat.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.plugin.KernelMode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShrinkingFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aFileThatShrinksWhileItIsReadIsAnError(KernelMode mode) throws Exception {
        Path file = folder.resolve("tape.csv");
        // Often enough that the loops are compiled when the pages vanish.
        for (int round = 0; round < 30; round++) {
            Files.writeString(file, "a,b\n" + "123456,7.25\n".repeat(50_000));
            Csv csv = Csv.files(file).kernels(mode).option("split", "1MB").option("window", "1MB");
            long keep = 4096L * round;

            assertThatThrownBy(() -> csv.after(10, () -> truncate(file, keep)).read())
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("shrank from 600004");
        }
    }

    /// The dictionary hashes a text before it compares it, which is what touches the file there.
    @ParameterizedTest
    @ValueSource(strings = {"dictionary", "null"})
    void longTextsOfAFileThatShrinksAreAnErrorAndNoCrash(String comparison) throws Exception {
        Path file = folder.resolve("tape.csv");
        Files.writeString(file, "x".repeat(TextsOverShrunkFile.AT) + TextsOverShrunkFile.TEXT + "x".repeat(10_000));
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:ErrorFile=" + folder.resolve("crash.log"),
                        "-XX:-CreateCoredumpOnCrash",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TextsOverShrunkFile.class.getName(),
                        file.toString(),
                        comparison)
                .start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).isEqualTo("an error after 200000\n");
        assertThat(process.waitFor()).isZero();
    }

    private static void truncate(Path file, long bytes) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        }
    }
}
