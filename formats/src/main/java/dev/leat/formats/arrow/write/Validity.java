package dev.leat.formats.arrow.write;

import dev.leat.api.data.Column;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;

/// Which rows of a record batch have a value in one column.
final class Validity {

    private final MemorySegment bits;
    private int nulls = 0;

    Validity(int rows, SegmentAllocator memory) {
        this.bits = memory.allocate(rows / 8L + Growing.PADDING, Growing.PADDING);
    }

    void append(Column column, int first, int rows, int at) {
        if (!column.nullable()) {
            set(bits, at, rows);
            return;
        }
        for (int i = 0; i < rows; i++) {
            boolean present = Bitmaps.get(column.validity(), first + (long) i);
            Bitmaps.set(bits, at + (long) i, present);
            nulls += present ? 0 : 1;
        }
    }

    int nulls() {
        return nulls;
    }

    /// The bitmap of so many rows; empty where all have a value.
    MemorySegment buffer(int rows) {
        return nulls == 0 ? MemorySegment.NULL : whole(bits, rows);
    }

    void clear() {
        nulls = 0;
    }

    /// The bytes of so many bits, with zeros behind them.
    static MemorySegment whole(MemorySegment bits, int rows) {
        long bytes = (rows + 7L) / 8;
        if ((rows & 7) != 0) {
            byte last = bits.get(ValueLayout.JAVA_BYTE, bytes - 1);
            bits.set(ValueLayout.JAVA_BYTE, bytes - 1, (byte) (last & ((1 << (rows & 7)) - 1)));
        }
        return bits.asSlice(0, bytes);
    }

    private static void set(MemorySegment bits, int at, int rows) {
        int i = at;
        int end = at + rows;
        for (; i < end && (i & 7) != 0; i++) {
            Bitmaps.set(bits, i, true);
        }
        int bytes = (end - i) / 8;
        bits.asSlice(i / 8, bytes).fill((byte) -1);
        for (i += 8 * bytes; i < end; i++) {
            Bitmaps.set(bits, i, true);
        }
    }
}
