package dev.leat.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.plugin.Environment;
import dev.leat.api.sink.Output;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.api.source.Store.Existing;
import dev.leat.api.source.Window;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What every store that can be written to keeps.
public interface StoreContract {

    /// Opens the store. What was written to it is there when it is opened again.
    Store open(Environment environment) throws IOException;

    /// A folder in which there is nothing, the same all through a test. Its URI ends with a slash.
    URI folder();

    @Test
    default void blobsAreListedInTheOrderOfTheirNames() throws Exception {
        try (Store store = store()) {
            for (String name : List.of("b", "a/z", "a0", "a-", "Z", "a/.hidden", ".hidden", "é", "~")) {
                publish(store, name, bytes(10), Existing.KEEP);
            }

            List<String> names = store.list(folder()).stream()
                    .map(blob -> folder().relativize(blob.uri()).getPath())
                    .toList();

            assertThat(names).containsExactly("Z", "a-", "a/z", "a0", "b", "~", "é");
        }
    }

    @Test
    default void whatIsNotThereIsAnErrorThatNamesIt() throws Exception {
        try (Store store = store()) {
            assertThatThrownBy(() -> store.list(uri("nothing.csv")))
                    .isInstanceOf(NoSuchFileException.class)
                    .hasMessageContaining("nothing.csv");
            assertThatThrownBy(() -> store.list(folder())).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    default void whatWasWrittenIsRead() throws Exception {
        byte[] bytes = bytes(20_000);
        try (Store store = store()) {
            Blob blob = publish(store, "a", bytes, Existing.KEEP);

            assertThat(blob.bytes()).isEqualTo(20_000);
            for (int offset : List.of(0, 1, 4095, 4096, 19_999)) {
                for (int length : List.of(1, 64, 5000)) {
                    int end = Math.min(20_000, offset + length);
                    assertThat(read(store, blob, offset, length))
                            .as("%d bytes from %d", length, offset)
                            .isEqualTo(Arrays.copyOfRange(bytes, offset, end));
                }
            }
        }
        try (Store again = store()) {
            assertThat(read(again, again.list(uri("a")).getFirst(), 0, 20_000)).isEqualTo(bytes);
        }
    }

    @Test
    default void thereIsNothingToReadBeyondTheEnd() throws Exception {
        try (Store store = store()) {
            Blob blob = publish(store, "a", bytes(100), Existing.KEEP);
            Blob empty = publish(store, "empty", bytes(0), Existing.KEEP);

            assertThat(read(store, blob, 100, 10)).isEmpty();
            assertThat(read(store, blob, 1000, 10)).isEmpty();
            assertThat(empty.bytes()).isZero();
            assertThat(read(store, empty, 0, 10)).isEmpty();
        }
    }

    @Test
    default void aWindowShowsWhatReadReads() throws Exception {
        var random = new Random(1);
        try (Store store = store()) {
            Blob blob = publish(store, "a", bytes(50_000), Existing.KEEP);
            for (int i = 0; i < 50; i++) {
                int offset = random.nextInt(50_000);
                int length = 1 + random.nextInt(50_000 - offset);
                try (Window window = store.window(blob, offset, length)) {
                    window.check();
                    assertThat(window.bytes().toArray(ValueLayout.JAVA_BYTE))
                            .as("%d bytes from %d", length, offset)
                            .isEqualTo(read(store, blob, offset, length));
                }
            }
        }
    }

    @Test
    default void aWindowIsNativeMemory() throws Exception {
        try (Store store = store();
                Arena arena = Arena.ofConfined()) {
            Blob blob = publish(store, "a", bytes(100), Existing.KEEP);
            try (Window window = store.window(blob, 10, 50)) {
                assertThat(window.bytes().isNative()).isTrue();
                assertThat(window.bytes().getClass())
                        .as("kernels see one class of segments")
                        .isEqualTo(arena.allocate(1).getClass());
            }
        }
    }

    @Test
    default void aWindowIsChargedUntilItIsClosed() throws Exception {
        var budget = new ArenaBudget(1 << 20);
        try (Store store = open(budget.environment())) {
            Blob blob = publish(store, "a", bytes(9000), Existing.KEEP);
            long before = budget.used();
            Window window = store.window(blob, 0, 9000);
            assertThat(budget.used()).isGreaterThanOrEqualTo(before + 9000);

            Thread.ofPlatform().start(window::close).join();

            assertThat(budget.used()).as("after another thread has closed it").isEqualTo(before);
        }
        assertThat(budget.used()).as("after the store was closed").isZero();
    }

    @Test
    default void nothingIsSeenBeforeItIsPublished() throws Exception {
        try (Store store = store();
                Output output = store.write(uri("a"), Existing.KEEP)) {
            write(output, bytes(100_000));
            assertNothingThere(store);

            output.publish();
            assertThat(store.list(uri("a")).getFirst().bytes()).isEqualTo(100_000);
        }
    }

    @Test
    default void nothingIsLeftOfWhatWasNotPublished() throws Exception {
        try (Store store = store()) {
            try (Output output = store.write(uri("a"), Existing.KEEP)) {
                write(output, bytes(100_000));
            }

            assertNothingThere(store);
        }
    }

    @Test
    default void whatIsThereIsKept() throws Exception {
        byte[] old = bytes(100);
        try (Store store = store()) {
            Blob blob = publish(store, "a", old, Existing.KEEP);

            assertThatThrownBy(() -> store.write(uri("a"), Existing.KEEP))
                    .isInstanceOf(FileAlreadyExistsException.class);

            assertThat(read(store, blob, 0, 100)).isEqualTo(old);
        }
    }

    @Test
    default void whatIsThereIsReplacedOnlyOnceTheOtherIsWhole() throws Exception {
        byte[] old = bytes(100);
        try (Store store = store()) {
            Blob blob = publish(store, "a", old, Existing.KEEP);
            try (Output output = store.write(uri("a"), Existing.REPLACE)) {
                write(output, bytes(200));
                assertThat(read(store, blob, 0, 100)).isEqualTo(old);

                output.publish();
                assertThat(store.list(uri("a")).getFirst().bytes()).isEqualTo(200);
            }
        }
    }

    @Test
    default void aBlobThatIsNoLongerAsItWasListedIsAnError() throws Exception {
        try (Store store = store()) {
            Blob old = publish(store, "a", bytes(100), Existing.KEEP);
            publish(store, "a", bytes(50), Existing.REPLACE);

            assertThatThrownBy(() -> read(store, old, 0, 100)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> store.window(old, 0, 100)).isInstanceOf(IOException.class);
        }
    }

    private Store store() throws IOException {
        return open(new ArenaBudget(64 << 20).environment());
    }

    private URI uri(String name) {
        return folder().resolve(URI.create(name).toASCIIString());
    }

    private Blob publish(Store store, String name, byte[] bytes, Existing existing)
            throws IOException, InterruptedException {
        create(store, name);
        try (Output output = store.write(uri(name), existing)) {
            write(output, bytes);
            output.publish();
        }
        return store.list(uri(name)).getFirst();
    }

    /// Makes the folder that a name is in, where the store has such things.
    default void create(Store store, String name) throws IOException {}

    private void assertNothingThere(Store store) {
        assertThatThrownBy(() -> store.list(uri("a"))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store.list(folder())).isInstanceOf(NoSuchFileException.class);
    }

    private static void write(Output output, byte[] bytes) throws IOException, InterruptedException {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment segment = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            output.write(segment.asSlice(0, bytes.length / 3));
            output.write(segment.asSlice(bytes.length / 3));
        }
    }

    private static byte[] read(Store store, Blob blob, long offset, int bytes)
            throws IOException, InterruptedException {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment into = arena.allocate(bytes);
            long read = store.read(blob, offset, into);
            return into.asSlice(0, read).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }
}
