package dev.leat.formats.parquet.pages;

import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The loops that reading pages spends its time in.
///
/// All segments are native. What is read has 64 readable bytes after it, and what is written 64 writable ones. Sizes
/// and
/// codes were checked before.
public final class PageKernels {

    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// Decimals of up to 15 digits and doubles go into each other and back without a loss (IEEE 754-2019, §5.12.2).
    private static final double MOST_EXACT = 1e15;

    /// Powers of ten, all of them exact.
    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };

    /// Unpacks integers of `width` (0 to 32) bits, the least significant first, into 32-bit ones.
    ///
    /// @param bit where the first starts
    /// @param at the first slot to fill
    void unpack(MemorySegment packed, long bit, int width, int count, MemorySegment ints, long at) {
        long mask = (1L << width) - 1;
        long next = bit;
        for (int i = 0; i < count; i++) {
            long word = packed.get(LONG, next >> 3) >>> (next & 7);
            ints.set(INT, (at + i) << 2, (int) (word & mask));
            next += width;
        }
    }

    /// Whether all of the first codes are from 0 to below a limit.
    boolean below(MemorySegment codes, int count, int limit) {
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
    void gather4(MemorySegment dictionary, MemorySegment codes, int count, MemorySegment values, long at) {
        for (int i = 0; i < count; i++) {
            long code = codes.get(INT, (long) i << 2);
            values.set(INT, (at + i) << 2, dictionary.get(INT, code << 2));
        }
    }

    /// Copies the eight bytes that each code stands for.
    void gather8(MemorySegment dictionary, MemorySegment codes, int count, MemorySegment values, long at) {
        for (int i = 0; i < count; i++) {
            long code = codes.get(INT, (long) i << 2);
            values.set(LONG, (at + i) << 3, dictionary.get(LONG, code << 3));
        }
    }

    /// Unpacks differences of `width` (0 to 64) bits, and adds each and `least` to the value before it.
    ///
    /// @return the last value
    long delta8(Deltas deltas, int count, MemorySegment values, long at) {
        MemorySegment packed = deltas.packed();
        int width = deltas.width();
        long value = deltas.before();
        long bit = deltas.bit();
        for (int i = 0; i < count; i++) {
            value += deltas.least() + bits(packed, bit, width);
            values.set(LONG, (at + i) << 3, value);
            bit += width;
        }
        return value;
    }

    /// The same in 32 bits, which may overflow.
    long delta4(Deltas deltas, int count, MemorySegment values, long at) {
        MemorySegment packed = deltas.packed();
        int width = deltas.width();
        int value = (int) deltas.before();
        long bit = deltas.bit();
        for (int i = 0; i < count; i++) {
            value += (int) (deltas.least() + bits(packed, bit, width));
            values.set(INT, (at + i) << 2, value);
            bit += width;
        }
        return value;
    }

    /// Up to 64 bits from any bit on.
    private static long bits(MemorySegment packed, long bit, int width) {
        long low = packed.get(LONG, bit >> 3) >>> (bit & 7);
        if (width <= 57) {
            return width == 0 ? 0 : low & (-1L >>> (64 - width));
        }
        // The next byte holds what the shift has pushed out of the word. A shift of 64 would be one of 0.
        long high = (packed.get(BYTE, (bit >> 3) + 8) & 0xFFL) << 1 << (63 - (bit & 7));
        return (low | high) & (-1L >>> (64 - width));
    }

    /// Puts values of four bytes together, of which each byte stands in a stream of its own.
    ///
    /// @param start where byte 0 of the first value stands, byte 1 of which is `stride` after it
    void split4(MemorySegment streams, long start, long stride, int count, MemorySegment values, long at) {
        for (int i = 0; i < count; i++) {
            int value = 0;
            for (int k = 0; k < 4; k++) {
                value |= (streams.get(BYTE, start + k * stride + i) & 0xFF) << (8 * k);
            }
            values.set(INT, (at + i) << 2, value);
        }
    }

    /// The same of eight bytes.
    void split8(MemorySegment streams, long start, long stride, int count, MemorySegment values, long at) {
        for (int i = 0; i < count; i++) {
            long value = 0;
            for (int k = 0; k < 8; k++) {
                value |= (streams.get(BYTE, start + k * stride + i) & 0xFFL) << (8 * k);
            }
            values.set(LONG, (at + i) << 3, value);
        }
    }

    /// Moves values of four bytes to the slots that have one, from the last on. What is in the others means
    /// nothing.
    ///
    /// @param values from slot `at` on `present` of them
    /// @param bits which of the `count` slots have one
    void spread4(MemorySegment values, long at, MemorySegment bits, int count, int present) {
        long from = at + present - 1;
        for (long i = count - 1L; i >= 0 && from < at + i; i--) {
            if (Bitmaps.get(bits, i)) {
                values.set(INT, (at + i) << 2, values.get(INT, from << 2));
                from--;
            }
        }
    }

    /// The same of eight bytes.
    void spread8(MemorySegment values, long at, MemorySegment bits, int count, int present) {
        long from = at + present - 1;
        for (long i = count - 1L; i >= 0 && from < at + i; i--) {
            if (Bitmaps.get(bits, i)) {
                values.set(LONG, (at + i) << 3, values.get(LONG, from << 3));
                from--;
            }
        }
    }

    /// Turns doubles into decimals: those whose shortest decimal text has at most `scale` places and 15 digits.
    /// Others
    /// are left, and counted.
    ///
    /// @param doubtful where to write the indexes of those left, as 32-bit integers
    int decimals(MemorySegment doubles, int count, int scale, MemorySegment values, long at, MemorySegment doubtful) {
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

    /// Some differences that are packed (parquet-format, Encodings.md, "Delta encoding").
    ///
    /// @param bit where the first starts
    /// @param least what is added to each
    /// @param before the value before the first
    record Deltas(MemorySegment packed, long bit, int width, long least, long before) {}
}
