package dev.leat.formats.arrow.columns;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.api.source.Window;
import dev.leat.formats.arrow.metadata.Parts;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Buffers in a file, read in place: all through one window where they are small, else each stretch through its own.
final class MappedBody implements Body {

    /// The most that one window takes, so that what is mapped at once has a bound whatever the record batch.
    static final long MOST = 16L << 20;

    /// Windows start at a multiple of it, so that what is aligned in the file is aligned in memory.
    private static final long ALIGNMENT = 64;

    private final Store store;
    private final Blob blob;
    private final long start;
    private final Parts parts;
    private final long from;
    private final @Nullable MemorySegment all;
    private final Shared memory;

    private MappedBody(
            Store store, Blob blob, long start, Parts parts, long from, @Nullable MemorySegment all, Shared memory) {
        this.store = store;
        this.blob = blob;
        this.start = start;
        this.parts = parts;
        this.from = from;
        this.all = all;
        this.memory = memory;
    }

    /// @param start where the body starts in the blob
    /// @param wanted the buffers that will be asked for
    static MappedBody open(Store store, Blob blob, long start, Parts parts, Iterable<Integer> wanted)
            throws IOException, InterruptedException {
        long from = Long.MAX_VALUE;
        long to = 0;
        for (int buffer : wanted) {
            if (parts.bytes(buffer) > 0) {
                from = Math.min(from, parts.start(buffer));
                to = Math.max(to, parts.start(buffer) + parts.bytes(buffer));
            }
        }
        if (to == 0 || to - from > MOST) {
            return new MappedBody(store, blob, start, parts, 0, null, new Shared(() -> {}));
        }
        long aligned = aligned(start + from);
        Window window = window(store, blob, aligned, start + to - aligned);
        return new MappedBody(store, blob, start, parts, aligned, window.bytes(), new Shared(window::close));
    }

    @Override
    public long bytes(int buffer) {
        return parts.bytes(buffer);
    }

    @Override
    public boolean whole() {
        return all != null;
    }

    @Override
    public MemorySegment slice(int buffer, long first, long bytes, Lending lending)
            throws IOException, InterruptedException {
        if (bytes == 0) {
            return MemorySegment.NULL;
        }
        long at = start + parts.start(buffer) + first;
        MemorySegment mapped = all;
        if (mapped != null) {
            lending.hold(memory);
            return mapped.asSlice(at - from);
        }
        long aligned = aligned(at);
        Window window = window(store, blob, aligned, at + bytes - aligned);
        lending.take(new Shared(window::close));
        return window.bytes().asSlice(at - aligned);
    }

    private static long aligned(long offset) {
        return offset & -ALIGNMENT;
    }

    /// With what columns have beyond their last value, where the file has that.
    private static Window window(Store store, Blob blob, long offset, long bytes)
            throws IOException, InterruptedException {
        long there = Math.min(bytes + BatchBuilder.PADDING, blob.bytes() - offset);
        Window window = store.window(blob, offset, there);
        if (window.bytes().byteSize() < there) {
            window.close();
            throw new IOException(blob.name() + " ends before byte " + (offset + there) + ", where it did not before");
        }
        return window;
    }

    @Override
    public void close() {
        memory.release();
    }
}
