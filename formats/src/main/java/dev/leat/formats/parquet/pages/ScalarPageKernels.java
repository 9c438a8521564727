package dev.leat.formats.parquet.pages;

import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The specification of the vector kernels, and what runs without them.
final class ScalarPageKernels implements PageKernels {

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

    @Override
    public void unpack(MemorySegment packed, long bit, int width, int count, MemorySegment ints, long at) {
        long mask = (1L << width) - 1;
        long next = bit;
        for (int i = 0; i < count; i++) {
            long word = packed.get(LONG, next >> 3) >>> (next & 7);
            ints.set(INT, (at + i) << 2, (int) (word & mask));
            next += width;
        }
    }

    @Override
    public boolean below(MemorySegment codes, int count, int limit) {
        int wrong = 0;
        for (int i = 0; i < count; i++) {
            int code = codes.get(INT, (long) i << 2);
            // Both are negative for a code within, whose own sign bit is not set.
            wrong |= code | ~(code - limit);
        }
        return wrong >= 0;
    }

    @Override
    public void gather4(MemorySegment dictionary, MemorySegment codes, int count, MemorySegment values, long at) {
        for (int i = 0; i < count; i++) {
            long code = codes.get(INT, (long) i << 2);
            values.set(INT, (at + i) << 2, dictionary.get(INT, code << 2));
        }
    }

    @Override
    public void gather8(MemorySegment dictionary, MemorySegment codes, int count, MemorySegment values, long at) {
        for (int i = 0; i < count; i++) {
            long code = codes.get(INT, (long) i << 2);
            values.set(LONG, (at + i) << 3, dictionary.get(LONG, code << 3));
        }
    }

    @Override
    public long delta8(Deltas deltas, int count, MemorySegment values, long at) {
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

    @Override
    public long delta4(Deltas deltas, int count, MemorySegment values, long at) {
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

    @Override
    public void split4(MemorySegment streams, long start, long stride, int count, MemorySegment values, long at) {
        for (int i = 0; i < count; i++) {
            int value = 0;
            for (int k = 0; k < 4; k++) {
                value |= (streams.get(BYTE, start + k * stride + i) & 0xFF) << (8 * k);
            }
            values.set(INT, (at + i) << 2, value);
        }
    }

    @Override
    public void split8(MemorySegment streams, long start, long stride, int count, MemorySegment values, long at) {
        for (int i = 0; i < count; i++) {
            long value = 0;
            for (int k = 0; k < 8; k++) {
                value |= (streams.get(BYTE, start + k * stride + i) & 0xFFL) << (8 * k);
            }
            values.set(LONG, (at + i) << 3, value);
        }
    }

    @Override
    public void spread4(MemorySegment values, long at, MemorySegment bits, int count, int present) {
        long from = at + present - 1;
        for (long i = count - 1L; i >= 0 && from < at + i; i--) {
            if (Bitmaps.get(bits, i)) {
                values.set(INT, (at + i) << 2, values.get(INT, from << 2));
                from--;
            }
        }
    }

    @Override
    public void spread8(MemorySegment values, long at, MemorySegment bits, int count, int present) {
        long from = at + present - 1;
        for (long i = count - 1L; i >= 0 && from < at + i; i--) {
            if (Bitmaps.get(bits, i)) {
                values.set(LONG, (at + i) << 3, values.get(LONG, from << 3));
                from--;
            }
        }
    }

    @Override
    public int decimals(
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
