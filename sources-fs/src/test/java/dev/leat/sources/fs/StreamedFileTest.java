package dev.leat.sources.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.source.Blob;
import dev.leat.api.source.Window;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamedFileTest {

    private static final int BYTES = 3 << 20;

    @TempDir
    private Path folder;

    private final ArenaBudget budget = new ArenaBudget(8 << 20);
    private final FileStore store = new FileStore(budget);
    private final Arena arena = Arena.ofShared();
    private final byte[] bytes = new byte[BYTES];
    private Path pipe = Path.of("");

    @BeforeEach
    void aPipe() throws Exception {
        new Random(1).nextBytes(bytes);
        pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
    }

    @AfterEach
    void everythingIsGivenBack() throws IOException {
        store.close();
        arena.close();

        assertThat(budget.used()).isZero();
    }

    @Test
    void aPipeIsReadInOrderToItsEnd() throws Exception {
        Blob blob = store.list(pipe.toUri()).getFirst();
        Thread writer = writer();

        MemorySegment read = arena.allocate(BYTES + 100);
        long first = store.read(blob, 0, read.asSlice(0, 1000));
        long second = store.read(blob, 1000, read.asSlice(1000));
        writer.join();

        assertThat(blob.bytes()).isEqualTo(-1);
        assertThat(first).isEqualTo(1000);
        assertThat(second).isEqualTo(BYTES - 1000);
        assertThat(read.asSlice(0, BYTES).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(bytes);
        assertThat(store.read(blob, BYTES, read)).isZero();
    }

    @Test
    void theStartOfAPipeCanBeReadAgain() throws Exception {
        Blob blob = store.list(pipe.toUri()).getFirst();
        Thread writer = writer();
        store.read(blob, 0, arena.allocate(70_000));

        try (Window window = store.window(blob, 10, 100_000)) {
            assertThat(window.bytes().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(Arrays.copyOfRange(bytes, 10, 100_010));
        }
        store.read(blob, 100_010, arena.allocate(BYTES));
        writer.join();
    }

    @Test
    void whatHasGoneByIsAnError() throws Exception {
        Blob blob = store.list(pipe.toUri()).getFirst();
        Thread writer = writer();
        store.read(blob, 0, arena.allocate(BYTES));
        writer.join();

        assertThatThrownBy(() -> store.read(blob, StreamedFile.KEPT + 5, arena.allocate(1)))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(pipe + ": can be read only once and in order: byte 1048581 was asked for after 3145728 were"
                        + " read");
    }

    @Test
    void aReadThatWaitsEndsWithAnInterrupt() throws Exception {
        Blob blob = store.list(pipe.toUri()).getFirst();
        Thread reader = Thread.currentThread();
        Thread writer = Thread.ofPlatform().start(() -> {
            try (OutputStream out = Files.newOutputStream(pipe)) {
                out.write(1);
                reader.interrupt();
                reader.join();
            } catch (IOException | InterruptedException _) {
                // The test is over.
            }
        });

        assertThatThrownBy(() -> store.read(blob, 0, arena.allocate(2))).isInstanceOf(InterruptedException.class);
        writer.interrupt();
        writer.join();
    }

    @Test
    void filesOfProcHaveBytesThoughTheirSizeIsZero() throws Exception {
        Blob blob = store.list(Path.of("/proc/self/status").toUri()).getFirst();

        MemorySegment read = arena.allocate(100);
        store.read(blob, 0, read);

        assertThat(new String(read.toArray(ValueLayout.JAVA_BYTE), UTF_8)).startsWith("Name:");
    }

    @Test
    void anEmptyFileIsNoStream() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty"));

        Blob blob = store.list(empty.toUri()).getFirst();

        assertThat(blob.bytes()).isZero();
    }

    private Thread writer() {
        return Thread.ofPlatform().start(() -> {
            try {
                Files.write(pipe, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
