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
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// Decimals of up to 15 digits and doubles go into each other and back without a loss (IEEE 754-2019,
    /// §5.12.2).
    private static final double MOST_EXACT = 1e15;

    /// Powers of ten, all of them exact.
    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };

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

    /// Turns doubles into decimals: those whose shortest decimal text has at most `scale` places and 15
    /// digits. Others are left, and counted.
    ///
    /// @param doubtful where to write the indexes of those left, as 32-bit integers
    static int decimals(
            MemorySegment doubles, int count, int scale, MemorySegment values, long at, MemorySegment doubtful) {
        double power = TENS[scale];
        int doubts = 0;
        for (int i = 0; i < count; i++) {
            double value = doubles.get(DOUBLE, (long) i << 3);
            double units = Math.rint(value * power);
            values.set(LONG, (at + i) << 3, (long) units);
            doubtful.set(INT, (long) doubts << 2, i);
            doubts += Math.abs(units) <= MOST_EXACT && units / power == value ? 0 : 1;
        }
        return doubts;
    }
}
