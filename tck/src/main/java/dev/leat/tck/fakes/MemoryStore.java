package dev.leat.tck.fakes;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.sink.Output;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.api.source.Window;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Bytes by name, in memory. A name is a blob, or stands for all whose names start with it and a slash. There are no
/// patterns.
public final class MemoryStore implements Store {

    private static final Comparator<URI> BY_NAME =
            Comparator.comparing(uri -> uri.getPath().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final MemoryBudget memory;
    private final SortedMap<URI, byte[]> blobs;

    public MemoryStore(MemoryBudget memory) {
        this(memory, new TreeMap<>(BY_NAME));
    }

    private MemoryStore(MemoryBudget memory, SortedMap<URI, byte[]> blobs) {
        this.memory = memory;
        this.blobs = blobs;
    }

    /// The same blobs, with another budget.
    public MemoryStore with(MemoryBudget budget) {
        return new MemoryStore(budget, blobs);
    }

    /// Puts a blob there.
    public void put(URI uri, byte[] bytes) {
        synchronized (blobs) {
            blobs.put(uri, bytes.clone());
        }
    }

    @Override
    public List<Blob> list(URI uri) throws IOException {
        String name = uri.getPath();
        String folder = name.endsWith("/") ? name : name + "/";
        synchronized (blobs) {
            List<Blob> found = new ArrayList<>();
            blobs.forEach((at, bytes) -> {
                String path = at.getPath();
                boolean below = path.startsWith(folder)
                        && !path.substring(folder.length() - 1).contains("/.");
                if (path.equals(name) || below) {
                    found.add(new Blob(at, bytes.length, version(bytes)));
                }
            });
            if (found.isEmpty()) {
                throw new NoSuchFileException(uri.toString(), null, "no such blob");
            }
            return found;
        }
    }

    @Override
    public long read(Blob blob, long offset, MemorySegment into) throws IOException {
        byte[] bytes = bytes(blob);
        long there = Math.clamp(bytes.length - offset, 0, into.byteSize());
        MemorySegment.copy(MemorySegment.ofArray(bytes), Math.min(offset, bytes.length), into, 0, there);
        return there;
    }

    @Override
    public Window window(Blob blob, long offset, long bytes) throws IOException {
        bytes(blob);
        Arena arena = memory.open("window of " + blob.name());
        boolean opened = false;
        try {
            MemorySegment segment = arena.allocate(bytes);
            read(blob, offset, segment);
            opened = true;
            return new Copy(arena, segment);
        } finally {
            if (!opened) {
                arena.close();
            }
        }
    }

    @Override
    public Output write(URI uri, Existing existing) throws IOException {
        if (existing == Existing.KEEP) {
            checkFree(uri);
        }
        return new Pending(this, uri, existing);
    }

    @Override
    public void close() {}

    private void checkFree(URI uri) throws IOException {
        synchronized (blobs) {
            if (blobs.containsKey(uri)) {
                throw new FileAlreadyExistsException(uri.toString());
            }
        }
    }

    private byte[] bytes(Blob blob) throws IOException {
        synchronized (blobs) {
            byte[] bytes = blobs.get(blob.uri());
            if (bytes == null || !version(bytes).equals(blob.version())) {
                throw new IOException(blob.name() + " was changed while being read");
            }
            return bytes;
        }
    }

    private static String version(byte[] bytes) {
        return Integer.toString(Arrays.hashCode(bytes));
    }

    private record Copy(Arena arena, MemorySegment bytes) implements Window {
        @Override
        public void check() {}

        @Override
        public void close() {
            if (arena.scope().isAlive()) {
                arena.close();
            }
        }
    }

    private static final class Pending implements Output {
        private final MemoryStore store;
        private final URI uri;
        private final Existing existing;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Pending(MemoryStore store, URI uri, Existing existing) {
            this.store = store;
            this.uri = uri;
            this.existing = existing;
        }

        @Override
        public String name() {
            return uri.toString();
        }

        @Override
        public void write(MemorySegment segment) {
            bytes.writeBytes(segment.toArray(ValueLayout.JAVA_BYTE));
        }

        @Override
        public void publish() throws IOException {
            synchronized (store.blobs) {
                if (existing == Existing.KEEP) {
                    store.checkFree(uri);
                }
                store.blobs.put(uri, bytes.toByteArray());
            }
        }

        @Override
        public void close() {}
    }
}
