package dev.leat.formats.arrow.write;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.simd.SameBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Texts that are numbered as they come, each once. A hash table with linear probing, at most half full.
final class TextTable implements AutoCloseable {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED;

    private static final int LEAST = 64;

    /// An odd number whose bits look random: 2^64 divided by the golden ratio.
    private static final long MIXER = 0x9E3779B97F4A7C15L;

    private final MemoryBudget memory;
    private final Growing offsets;
    private final Growing bytes;

    /// Of each place the number of its text and one more, or 0.
    private Growing places;

    private int capacity = LEAST;
    private int rows = 0;

    TextTable(MemoryBudget memory) {
        this.memory = memory;
        this.offsets = new Growing(memory, 4L * LEAST);
        this.bytes = new Growing(memory, 16L * LEAST);
        this.places = new Growing(memory, 4L * LEAST);
    }

    /// The number of a text, a new one where it was not there before.
    int code(MemorySegment text, long start, int length) {
        if (rows == 0) {
            offsets.atLeast(4, 0).setAtIndex(INT, 0, 0);
            places.atLeast(4L * capacity, 0).fill((byte) 0);
        }
        long hash = hash(text, start, length);
        int place = find(text, start, length, hash);
        int found = places.segment().getAtIndex(INT, place);
        if (found != 0) {
            return found - 1;
        }
        long end = end(rows);
        if (end + length > Integer.MAX_VALUE) {
            throw new dev.leat.api.memory.MemoryExceededException(
                    "a dictionary with more than 2 GiB of texts; write its column as utf8");
        }
        MemorySegment.copy(text, start, bytes.atLeast(end + length, end), end, length);
        offsets.atLeast(4L * (rows + 2L), 4L * (rows + 1L)).setAtIndex(INT, rows + 1L, (int) (end + length));
        places.segment().setAtIndex(INT, place, ++rows);
        if (2 * rows > capacity) {
            grow();
        }
        return rows - 1;
    }

    int rows() {
        return rows;
    }

    /// Where the bytes of the first texts end.
    long end(int texts) {
        return texts == 0 ? 0 : offsets.segment().getAtIndex(INT, texts);
    }

    MemorySegment offsets() {
        return offsets.segment();
    }

    MemorySegment bytes() {
        return bytes.segment();
    }

    /// Forgets all texts.
    void clear() {
        rows = 0;
    }

    private int find(MemorySegment text, long start, int length, long hash) {
        MemorySegment table = places.segment();
        int place = (int) (hash >>> 33) & (capacity - 1);
        while (true) {
            int found = table.getAtIndex(INT, place);
            if (found == 0) {
                return place;
            }
            long from = end(found - 1);
            if (end(found) - from == length && SameBytes.same(text, start, bytes.segment(), from, length)) {
                return place;
            }
            place = (place + 1) & (capacity - 1);
        }
    }

    private void grow() {
        int larger = Math.multiplyExact(capacity, 2);
        var next = new Growing(memory, 4L * larger);
        next.atLeast(4L * larger, 0).fill((byte) 0);
        places.close();
        places = next;
        capacity = larger;
        for (int i = 0; i < rows; i++) {
            long from = end(i);
            int length = (int) (end(i + 1) - from);
            int place = (int) (hash(bytes.segment(), from, length) >>> 33) & (capacity - 1);
            while (next.segment().getAtIndex(INT, place) != 0) {
                place = (place + 1) & (capacity - 1);
            }
            next.segment().setAtIndex(INT, place, i + 1);
        }
    }

    private static long hash(MemorySegment text, long start, int length) {
        long hash = length * MIXER;
        long i = 0;
        for (; i + 8 <= length; i += 8) {
            hash = Long.rotateLeft((hash ^ text.get(WORD, start + i)) * MIXER, 29);
        }
        for (; i < length; i++) {
            hash = Long.rotateLeft((hash ^ text.get(ValueLayout.JAVA_BYTE, start + i)) * MIXER, 29);
        }
        return (hash ^ hash >>> 32) * MIXER;
    }

    @Override
    public void close() {
        places.close();
        bytes.close();
        offsets.close();
    }
}
