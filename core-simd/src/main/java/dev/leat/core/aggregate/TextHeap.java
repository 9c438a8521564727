package dev.leat.core.aggregate;

import dev.leat.api.data.DataException;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.core.memory.GrowingMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Bytes of texts, one after the other. A text is known by its reference: where it starts, above its length of 24 bits.
/// The empty text is 0.
final class TextHeap implements AutoCloseable {

    private static final int LENGTH_BITS = 24;
    private static final long LENGTH = (1L << LENGTH_BITS) - 1;

    private final GrowingMemory room;
    private long used;

    TextHeap(MemoryBudget memory) {
        this.room = new GrowingMemory(memory, Table.OWNER);
    }

    static long reference(long start, long length) {
        return length == 0 ? 0 : start << LENGTH_BITS | length;
    }

    static int length(long reference) {
        return (int) (reference & LENGTH);
    }

    static long start(long reference) {
        return reference >>> LENGTH_BITS;
    }

    MemorySegment bytes() {
        return room.segment();
    }

    long used() {
        return used;
    }

    /// Appends a text.
    ///
    /// @return its reference
    /// @throws dev.leat.api.memory.MemoryExceededException where there is no room
    /// @throws DataException for a text that is too long
    long add(MemorySegment from, long start, long length) {
        if (length == 0) {
            return 0;
        }
        requireKept(length);
        MemorySegment.copy(from, start, room.atLeast(used + length), used, length);
        long reference = reference(used, length);
        used += length;
        return reference;
    }

    /// @throws DataException for a text that is too long, however much memory there is
    static void requireKept(long length) {
        if (length > LENGTH) {
            throw new DataException(
                    "a text of " + length + " bytes",
                    0,
                    "texts to group by, and those that first, last, min and max keep, have " + LENGTH
                            + " bytes at most; group by another column, or leave such rows out");
        }
    }

    /// Makes room for bytes to be filled in, zeros at first.
    ///
    /// @return their reference
    long take(long length) {
        room.atLeast(used + length).asSlice(used, length).fill((byte) 0);
        long reference = reference(used, length);
        used += length;
        return reference;
    }

    /// Copies a value of some kind from a group into a record whose texts are kept here.
    void copy(Kind kind, Layout.Group from, long offset, MemorySegment into, long at) {
        MemorySegment.copy(from.records(), from.at() + offset, into, at, kind.bytes());
        if (kind == Kind.TEXT) {
            long reference = into.get(ValueLayout.JAVA_LONG, at);
            into.set(ValueLayout.JAVA_LONG, at, add(from.texts(), start(reference), length(reference)));
        }
    }

    /// Makes room for so many bytes more.
    void reserve(long bytes) {
        room.atLeast(used + bytes);
    }

    void clear() {
        used = 0;
    }

    /// Compares texts by their bytes, unsigned, which for UTF-8 is the order of code points.
    static int compare(MemorySegment bytes, long start, int length, MemorySegment others, long from, int otherLength) {
        int both = Math.min(length, otherLength);
        for (int i = 0; i < both; i++) {
            int one = bytes.get(ValueLayout.JAVA_BYTE, start + i) & 0xff;
            int other = others.get(ValueLayout.JAVA_BYTE, from + i) & 0xff;
            if (one != other) {
                return one - other;
            }
        }
        return Integer.compare(length, otherLength);
    }

    static int compare(MemorySegment bytes, long reference, MemorySegment others, long other) {
        return compare(bytes, start(reference), length(reference), others, start(other), length(other));
    }

    @Override
    public void close() {
        room.close();
    }
}
