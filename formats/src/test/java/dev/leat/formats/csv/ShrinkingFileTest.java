package dev.leat.formats.csv;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.plugin.KernelMode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    private static void truncate(Path file, long bytes) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        }
    }
}
