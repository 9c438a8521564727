package dev.leat.formats.parquet.pages;

import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.formats.parquet.metadata.Extent;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The bytes of a column chunk, one after the other, read a little ahead. For one thread.
final class StoredChunk {

    /// Read ahead: headers and small pages.
    private static final int AHEAD = 64 * 1024;

    private final Store store;
    private final Blob blob;
    private final MemorySegment ahead;
    private long position;
    private long end;
    private long aheadMost;
    private long aheadStart;
    private long aheadEnd;
    private long fetched;

    StoredChunk(Store store, Blob blob, Arena arena) {
        this.store = store;
        this.blob = blob;
        this.ahead = arena.allocate(AHEAD + Room.PADDING, 64);
    }

    Blob blob() {
        return blob;
    }

    void of(Extent extent) {
        position = extent.offset();
        end = extent.offset() + extent.bytes();
        aheadMost = end;
        aheadStart = 0;
        aheadEnd = 0;
    }

    /// Reads nothing ahead from a place on.
    void until(long offset) {
        aheadMost = offset;
    }

    /// Goes to another place of the chunk.
    void to(long offset) {
        position = offset;
    }

    /// Where the next byte stands in the blob.
    long position() {
        return position;
    }

    long left() {
        return end - position;
    }

    /// The next bytes, without taking them: at least `least` of them where there are, as many as there is room for.
    ///
    /// @param least at most 64 KiB
    MemorySegment peek(long least) throws IOException, InterruptedException {
        long rest = Math.max(0, aheadMost - position);
        long wanted = Math.min(least, rest);
        if (position < aheadStart || position + wanted > aheadEnd) {
            long bytes = Math.min(AHEAD, rest);
            fetch(position, ahead.asSlice(0, bytes));
            aheadStart = position;
            aheadEnd = position + bytes;
        }
        return ahead.asSlice(position - aheadStart, aheadEnd - position);
    }

    /// Takes bytes into a segment's start.
    void take(MemorySegment into, long bytes) throws IOException, InterruptedException {
        long there = position >= aheadStart ? Math.clamp(aheadEnd - position, 0, bytes) : 0;
        if (there > 0) {
            MemorySegment.copy(ahead, position - aheadStart, into, 0, there);
        }
        if (there < bytes) {
            fetch(position + there, into.asSlice(there, bytes - there));
        }
        position += bytes;
    }

    void skip(long bytes) {
        position += bytes;
    }

    /// How many bytes were read so far, of all chunks.
    long fetched() {
        return fetched;
    }

    private void fetch(long offset, MemorySegment into) throws IOException, InterruptedException {
        long read = store.read(blob, offset, into);
        fetched += read;
        if (read < into.byteSize()) {
            throw new IOException(blob.name() + " ends at byte " + (offset + read) + ", where it did not before");
        }
    }
}
