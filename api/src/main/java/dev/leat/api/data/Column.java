package dev.leat.api.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The values of one column of a batch, in native memory, laid out as the Apache Arrow columnar format says ("Physical
/// memory layout"): little-endian, buffers aligned to 64 bytes (adopted ones to the size of their values, 8 at most),
/// nulls in a bitmap.
///
/// Every buffer holds at least its rows, and 64 readable bytes beyond them whose content means nothing, so that a
/// vector may load past the end. What stands in the slot of a null means nothing either, but is safe to read.
///
/// A column is a view: it is valid as long as its batch.
public sealed interface Column {

    /// The bitmap of a column without nulls.
    MemorySegment NO_NULLS = MemorySegment.NULL;

    int rows();

    /// Bit `row mod 8` of byte `row / 8` is 1 where the row has a value. [#NO_NULLS] where all have.
    MemorySegment validity();

    /// Whether some row may be null.
    default boolean nullable() {
        return validity().byteSize() != 0;
    }

    default boolean isNull(int row) {
        return nullable() && !bit(validity(), row);
    }

    private static boolean bit(MemorySegment bits, long row) {
        return (bits.get(ValueLayout.JAVA_BYTE, row >> 3) >> (row & 7) & 1) != 0;
    }

    /// [Type.Bool]: a bit each, as in a validity bitmap.
    record Bools(int rows, MemorySegment validity, MemorySegment bits) implements Column {
        public boolean get(int row) {
            return bit(bits, row);
        }
    }

    /// [Type.Int32] and [Type.Date]: four bytes each.
    record Ints(int rows, MemorySegment validity, MemorySegment values) implements Column {
        public int get(int row) {
            return values.getAtIndex(ValueLayout.JAVA_INT, row);
        }
    }

    /// [Type.Int64], [Type.Timestamp] and [Type.Decimal] of 64 bits: eight bytes each.
    record Longs(int rows, MemorySegment validity, MemorySegment values) implements Column {
        public long get(int row) {
            return values.getAtIndex(ValueLayout.JAVA_LONG, row);
        }
    }

    /// [Type.Decimal] of 128 bits: sixteen bytes each, the low eight first.
    record Wides(int rows, MemorySegment validity, MemorySegment values) implements Column {
        public long low(int row) {
            return values.getAtIndex(ValueLayout.JAVA_LONG, 2L * row);
        }

        public long high(int row) {
            return values.getAtIndex(ValueLayout.JAVA_LONG, 2L * row + 1);
        }
    }

    /// [Type.Float32]: four bytes each.
    record Floats(int rows, MemorySegment validity, MemorySegment values) implements Column {
        public float get(int row) {
            return values.getAtIndex(ValueLayout.JAVA_FLOAT, row);
        }
    }

    /// [Type.Float64]: eight bytes each.
    record Doubles(int rows, MemorySegment validity, MemorySegment values) implements Column {
        public double get(int row) {
            return values.getAtIndex(ValueLayout.JAVA_DOUBLE, row);
        }
    }

    /// [Type.Utf8] and [Type.Binary]: row `i` is the bytes from `offsets[i]` to `offsets[i + 1]`, which are 32-bit
    /// integers.
    record Texts(int rows, MemorySegment validity, MemorySegment offsets, MemorySegment bytes) implements Column {
        public int start(int row) {
            return offsets.getAtIndex(ValueLayout.JAVA_INT, row);
        }

        public int end(int row) {
            return offsets.getAtIndex(ValueLayout.JAVA_INT, row + 1L);
        }

        public MemorySegment get(int row) {
            return bytes.asSlice(start(row), end(row) - start(row));
        }

        /// The row as a string. Slow: for messages and tests.
        public String text(int row) {
            byte[] copy = get(row).toArray(ValueLayout.JAVA_BYTE);
            return new String(copy, java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /// [Type.Dictionary]: a 32-bit code each, which is a row of `dictionary`. The dictionary has no nulls and may
    /// have rows that no code names; another batch of the same stream may code the same text otherwise.
    record Codes(int rows, MemorySegment validity, MemorySegment values, Texts dictionary) implements Column {
        public int get(int row) {
            return values.getAtIndex(ValueLayout.JAVA_INT, row);
        }
    }
}
