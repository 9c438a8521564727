package dev.leat.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.plugin.Environment;
import dev.leat.api.sink.Output;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.api.source.Window;
import dev.leat.tck.fakes.MemoryStore;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StoreContractTest {

    @Nested
    class AGoodStore implements StoreContract {
        private final MemoryStore store = new MemoryStore(new ArenaBudget(0));

        @Override
        public Store open(Environment environment) {
            return store.with(environment.memory());
        }

        @Override
        public URI folder() {
            return URI.create("memory:/folder/");
        }
    }

    @Test
    void aStoreWhoseWindowDiffersFails() {
        assertThat(failures(ShiftedWindow::new)).containsExactly("aWindowShowsWhatReadReads");
    }

    @Test
    void aStoreWhoseWindowsAreOnTheHeapFails() {
        assertThat(failures(HeapWindow::new)).contains("aWindowIsNativeMemory", "aWindowIsChargedUntilItIsClosed");
    }

    @Test
    void aStoreThatPublishesAtCloseFails() {
        assertThat(failures(PublishingAtClose::new)).contains("nothingIsLeftOfWhatWasNotPublished");
    }

    @Test
    void aStoreThatReplacesWhatIsToBeKeptFails() {
        assertThat(failures(AlwaysReplacing::new)).containsExactly("whatIsThereIsKept");
    }

    @Test
    void aStoreThatListsInNoOrderFails() {
        assertThat(failures(Backwards::new)).containsExactly("blobsAreListedInTheOrderOfTheirNames");
    }

    private static List<String> failures(UnaryOperator<Store> broken) {
        return Contracts.failures(
                StoreContract.class, () -> new StoreCase(broken, new MemoryStore(new ArenaBudget(0))));
    }

    private record ShiftedWindow(Store store) implements Wrapped {
        @Override
        public Window window(Blob blob, long offset, long bytes) throws IOException, InterruptedException {
            long shift = offset + bytes < blob.bytes() ? 1 : 0;
            return store.window(blob, offset + shift, bytes);
        }
    }

    private record HeapWindow(Store store) implements Wrapped {
        @Override
        public Window window(Blob blob, long offset, long bytes) throws IOException, InterruptedException {
            try (Window window = store.window(blob, offset, bytes)) {
                return new OnHeap(MemorySegment.ofArray(window.bytes().toArray(ValueLayout.JAVA_BYTE)));
            }
        }
    }

    private record OnHeap(MemorySegment bytes) implements Window {
        @Override
        public void check() {}

        @Override
        public void close() {}
    }

    private record PublishingAtClose(Store store) implements Wrapped {
        @Override
        public Output write(URI uri, Existing existing) throws IOException, InterruptedException {
            return new Late(store.write(uri, existing));
        }
    }

    private record Late(Output output) implements Output {
        @Override
        public String name() {
            return output.name();
        }

        @Override
        public void write(MemorySegment bytes) throws IOException, InterruptedException {
            output.write(bytes);
        }

        @Override
        public void publish() {}

        @Override
        public void close() throws IOException {
            try (output) {
                output.publish();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    private record AlwaysReplacing(Store store) implements Wrapped {
        @Override
        public Output write(URI uri, Existing existing) throws IOException, InterruptedException {
            return store.write(uri, Existing.REPLACE);
        }
    }

    private record Backwards(Store store) implements Wrapped {
        @Override
        public List<Blob> list(URI uri) throws IOException, InterruptedException {
            return store.list(uri).reversed();
        }
    }

    private interface Wrapped extends Store {
        Store store();

        @Override
        default List<Blob> list(URI uri) throws IOException, InterruptedException {
            return store().list(uri);
        }

        @Override
        default long read(Blob blob, long offset, MemorySegment into) throws IOException, InterruptedException {
            return store().read(blob, offset, into);
        }

        @Override
        default Window window(Blob blob, long offset, long bytes) throws IOException, InterruptedException {
            return store().window(blob, offset, bytes);
        }

        @Override
        default Output write(URI uri, Existing existing) throws IOException, InterruptedException {
            return store().write(uri, existing);
        }

        @Override
        default void close() throws IOException {
            store().close();
        }
    }
}
