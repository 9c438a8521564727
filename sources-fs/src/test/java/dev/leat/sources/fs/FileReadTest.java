package dev.leat.sources.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Window;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReadTest {

    private static final byte[] BYTES = new byte[100_000];

    static {
        new Random(1).nextBytes(BYTES);
    }

    @TempDir
    private Path folder;

    private final ArenaBudget budget = new ArenaBudget(1 << 20);
    private final FileStore store = new FileStore(budget);
    private final Arena arena = Arena.ofShared();

    @AfterEach
    void everythingIsGivenBack() throws IOException {
        store.close();
        arena.close();

        assertThat(budget.used()).isZero();
    }

    @Test
    void aWindowIsExactlyThatStretchWhereverPagesStart() throws Exception {
        Blob blob = file();

        for (int offset : new int[] {0, 1, 4095, 4096, 4097, 99_999}) {
            for (int bytes : new int[] {1, 63, 4096, 5000, 100_000}) {
                try (Window window = store.window(blob, offset, bytes)) {
                    byte[] expected = Arrays.copyOfRange(BYTES, offset, Math.min(BYTES.length, offset + bytes));
                    assertThat(window.bytes().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void aWindowIsOfTheClassThatAllocatedMemoryIs() throws Exception {
        try (Window window = store.window(file(), 0, 100)) {
            assertThat(window.bytes().getClass()).isEqualTo(arena.allocate(8).getClass());
            assertThat(window.bytes().isMapped()).isFalse();
        }
    }

    @Test
    void aWindowIsChargedUntilItIsClosed() throws Exception {
        Window window = store.window(file(), 5, 5000);
        long open = budget.used();

        window.close();
        window.close();

        assertThat(open).isEqualTo(5000);
        assertThat(budget.used()).isZero();
        assertThatThrownBy(() -> window.bytes().get(ValueLayout.JAVA_BYTE, 0))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aWindowIsClosedByAnyThread() throws Exception {
        Window window = store.window(file(), 0, 5000);

        Thread other = Thread.ofPlatform().start(window::close);
        other.join();

        assertThat(budget.used()).isZero();
    }

    @Test
    void aWindowLargerThanTheBudgetIsRefused() throws Exception {
        Blob blob = file();

        try (var small = new FileStore(new ArenaBudget(1000))) {
            assertThatThrownBy(() -> small.window(blob, 0, 1001)).isInstanceOf(MemoryExceededException.class);
        }
    }

    @Test
    void aWindowBeyondTheEndIsEmpty() throws Exception {
        try (Window window = store.window(file(), 100_000, 10)) {
            assertThat(window.bytes().byteSize()).isZero();
        }
    }

    @Test
    void aFileThatShrinksUnderTheMapIsAnError() throws Exception {
        Blob blob = file();
        try (Window window = store.window(blob, 0, 100_000)) {
            truncate(4096);

            assertThatThrownBy(() -> sum(window.bytes())).isInstanceOf(InternalError.class);
            assertThatThrownBy(window::check)
                    .isInstanceOf(FileSystemException.class)
                    .hasMessage(blob.name() + ": shrank from 100000 to 4096 bytes while being read");
        }
        assertThatThrownBy(() -> store.window(blob, 8192, 10)).hasMessageContaining("shrank");
        assertThatThrownBy(() -> store.read(blob, 0, arena.allocate(10))).hasMessageContaining("shrank");
    }

    @Test
    void vectorsOverAFileThatShrinksAreAnErrorAndNoCrash() throws Exception {
        file();

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + folder.resolve("crash.log"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        VectorsOverShrunkFile.class.getName(),
                        folder.resolve("a.bin").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(said.strip()).isEqualTo("an error");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void aFileThatGrowsIsReadUpToItsListedSize() throws Exception {
        Blob blob = file();
        Files.write(folder.resolve("a.bin"), new byte[50], StandardOpenOption.APPEND);

        long read = store.read(blob, 99_990, arena.allocate(100));

        assertThat(read).isEqualTo(10);
        try (Window window = store.window(blob, 99_990, 100)) {
            assertThat(window.bytes().byteSize()).isEqualTo(10);
            window.check();
        }
    }

    @Test
    void aFileThatIsReplacedOrRemovedIsAnError() throws Exception {
        Blob blob = file();
        Path file = folder.resolve("a.bin");
        Files.move(file, folder.resolve("old"));

        assertThatThrownBy(() -> store.read(blob, 0, arena.allocate(10)))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(file + ": was removed while being read");

        Files.write(file, BYTES);
        assertThatThrownBy(() -> store.read(blob, 0, arena.allocate(10)))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(file + ": was replaced while being read");
    }

    @Test
    void aFileThatCannotBeReadIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> {
                    Blob blob = store.list(Path.of("/proc/self/mem").toUri()).getFirst();
                    store.read(blob, 0, arena.allocate(10));
                })
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("/proc/self/mem");
    }

    @Test
    void anInterruptIsOneAndReadingGoesOnAfterIt() throws Exception {
        Blob blob = file();

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> store.read(blob, 0, arena.allocate(10))).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> store.window(blob, 0, 10)).isInstanceOf(InterruptedException.class);

        assertThat(store.read(blob, 0, arena.allocate(10))).isEqualTo(10);
    }

    private Blob file() throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("a.bin"), BYTES);
        return store.list(file.toUri()).getFirst();
    }

    private void truncate(long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve("a.bin"), StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        }
    }

    private static long sum(MemorySegment bytes) {
        long sum = 0;
        for (long i = 0; i < bytes.byteSize(); i++) {
            sum += bytes.get(ValueLayout.JAVA_BYTE, i);
        }
        return sum;
    }
}
