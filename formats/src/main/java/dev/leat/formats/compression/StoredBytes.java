package dev.leat.formats.compression;

import dev.leat.api.data.DataException;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;

/// The bytes of a blob as they are stored, one after the other, through a buffer. For one thread.
final class StoredBytes {

    /// Bytes that can be [at hand][#require] at once: a block of zstd with all that is around it, and more.
    static final int BUFFER = 256 * 1024;

    private final Store store;
    private final Blob blob;
    private final MemorySegment buffer;
    private long fetched = 0;
    private int start = 0;
    private int end = 0;

    StoredBytes(Store store, Blob blob, SegmentAllocator memory) {
        this.store = store;
        this.blob = blob;
        this.buffer = memory.allocate(BUFFER, 64);
    }

    /// Where the next byte stands in the blob.
    long position() {
        return fetched - (end - start);
    }

    /// How many bytes are at hand.
    int atHand() {
        return end - start;
    }

    /// The bytes at hand. What [#skip] passes over is gone from it.
    MemorySegment bytes() {
        return buffer.asSlice(start, end - start);
    }

    /// The bytes at hand, as a buffer.
    ByteBuffer buffer() {
        return bytes().asByteBuffer();
    }

    int unsignedByte(int index) {
        return buffer.get(ValueLayout.JAVA_BYTE, start + (long) index) & 0xFF;
    }

    /// A little-endian number of up to eight bytes.
    long number(int index, int bytes) {
        long number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = (number << 8) | unsignedByte(index + i);
        }
        return number;
    }

    void skip(int bytes) {
        start += bytes;
    }

    /// Passes over bytes that need not be at hand.
    void pass(long bytes) throws IOException, InterruptedException {
        long left = bytes;
        while (left > 0) {
            require(1, "a part to be skipped");
            int now = (int) Math.min(left, atHand());
            skip(now);
            left -= now;
        }
    }

    /// Gets at least one byte at hand where there is one.
    ///
    /// @return whether there is
    boolean more() throws IOException, InterruptedException {
        return fetch(1);
    }

    /// Gets at least `bytes` at hand.
    ///
    /// @param what of which they are part, for the message
    /// @throws DataException where the blob ends before
    void require(int bytes, String what) throws IOException, InterruptedException {
        if (!fetch(bytes)) {
            throw wrong("ends within " + what);
        }
    }

    /// An error at the place reached.
    DataException wrong(String problem) {
        return new DataException(blob.name(), 0, "compressed byte " + position() + ": " + problem);
    }

    /// The same, where something else found it.
    DataException wrong(String problem, Exception cause) {
        DataException wrong = wrong(problem);
        wrong.initCause(cause);
        return wrong;
    }

    private boolean fetch(int bytes) throws IOException, InterruptedException {
        if (atHand() >= bytes) {
            return true;
        }
        MemorySegment.copy(buffer, start, buffer, 0, atHand());
        end -= start;
        start = 0;
        while (end < bytes) {
            long read = store.read(blob, fetched, buffer.asSlice(end));
            if (read == 0) {
                checkEnd();
                return false;
            }
            fetched += read;
            end += (int) read;
        }
        return true;
    }

    private void checkEnd() throws IOException {
        if (blob.bytes() >= 0 && fetched < blob.bytes()) {
            throw new IOException(
                    blob.name() + " ends at byte " + fetched + " and not at " + blob.bytes() + " as it did before");
        }
    }
}
