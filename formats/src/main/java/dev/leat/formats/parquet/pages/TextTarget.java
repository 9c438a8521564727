package dev.leat.formats.parquet.pages;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.function.LongFunction;

/// Where texts are appended: offsets from a row on, and bytes that grow.
final class TextTarget {

    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment offsets;
    private final LongFunction<MemorySegment> grow;
    private MemorySegment bytes;
    private long row;
    private long used;

    /// @param row the first to append
    /// @param used bytes of those before it
    /// @param grow gives bytes with room for so many and [Room#PADDING], which keep what they held
    TextTarget(MemorySegment offsets, long row, long used, LongFunction<MemorySegment> grow) {
        this.offsets = offsets;
        this.row = row;
        this.used = used;
        this.grow = grow;
        this.bytes = grow.apply(used + 1);
        offsets.setAtIndex(ValueLayout.JAVA_INT, row, Math.toIntExact(used));
    }

    MemorySegment bytes() {
        return bytes;
    }

    long used() {
        return used;
    }

    MemorySegment offsets() {
        return offsets;
    }

    /// Goes on at a row, from where the bytes end now.
    void at(long next) {
        row = next;
        offsets.setAtIndex(ValueLayout.JAVA_INT, row, (int) used);
    }

    /// Makes room for so many more bytes.
    void room(long more) {
        if (used + more + Room.PADDING > bytes.byteSize()) {
            bytes = grow.apply(used + more);
        }
    }

    /// Appends a text for which there is room. Both sides have [Room#PADDING].
    void append(MemorySegment from, long start, long length) {
        if (length <= 16) {
            bytes.set(WORD, used, from.get(WORD, start));
            bytes.set(WORD, used + 8, from.get(WORD, start + 8));
        } else {
            MemorySegment.copy(from, start, bytes, used, length);
        }
        used += length;
        offsets.setAtIndex(ValueLayout.JAVA_INT, ++row, (int) used);
    }
}
