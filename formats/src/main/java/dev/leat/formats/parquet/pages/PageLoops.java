package dev.leat.formats.parquet.pages;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Loops over the values of pages that have no vector twin: the compiler makes vectors of them, or a vector
/// has nothing to offer them.
///
/// All segments are native. What is read has 64 readable bytes after it, and what is written 64 writable
/// ones.
final class PageLoops {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private PageLoops() {}

    /// Whether all of the first codes are from 0 to below a limit.
    static boolean below(MemorySegment codes, int count, int limit) {
        int wrong = 0;
        for (int i = 0; i < count; i++) {
            int code = codes.get(INT, (long) i << 2);
            // Both are negative for a code within, whose own sign bit is not set.
            wrong |= code | ~(code - limit);
        }
        return wrong >= 0;
    }

    /// Copies the four bytes that each code stands for.
    ///
    /// @param at the first slot to fill
    static void gather4(MemorySegment dictionary, MemorySegment codes, int count, MemorySegment values, long at) {
        for (int i = 0; i < count; i++) {
            long code = codes.get(INT, (long) i << 2);
            values.set(INT, (at + i) << 2, dictionary.get(INT, code << 2));
        }
    }

    /// Copies the eight bytes that each code stands for.
    static void gather8(MemorySegment dictionary, MemorySegment codes, int count, MemorySegment values, long at) {
        for (int i = 0; i < count; i++) {
            long code = codes.get(INT, (long) i << 2);
            values.set(LONG, (at + i) << 3, dictionary.get(LONG, code << 3));
        }
    }

    /// Replaces differences of eight bytes by values: to the one before each, it and `least` are added.
    ///
    /// @return the last value
    static long sums8(MemorySegment values, long at, int count, long least, long before) {
        long value = before;
        for (int i = 0; i < count; i++) {
            value += least + values.get(LONG, (at + i) << 3);
            values.set(LONG, (at + i) << 3, value);
        }
        return value;
    }

    /// The same of four bytes, which may overflow.
    static int sums4(MemorySegment values, long at, int count, int least, int before) {
        int value = before;
        for (int i = 0; i < count; i++) {
            value += least + values.get(INT, (at + i) << 2);
            values.set(INT, (at + i) << 2, value);
        }
        return value;
    }
}
