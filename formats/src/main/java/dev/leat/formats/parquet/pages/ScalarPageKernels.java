package dev.leat.formats.parquet.pages;

import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// One value at a time.
record ScalarPageKernels() implements PageKernels {

    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    @Override
    public void unpack4(MemorySegment packed, long bit, int width, int count, MemorySegment ints, long at) {
        long mask = mask(width);
        long next = bit;
        for (int i = 0; i < count; i++) {
            // At least 57 bits, of which 32 are kept.
            long word = packed.get(LONG, next >> 3) >>> (next & 7);
            ints.set(INT, (at + i) << 2, (int) (word & mask));
            next += width;
        }
    }

    @Override
    public void unpack8(MemorySegment packed, long bit, int width, int count, MemorySegment longs, long at) {
        long mask = mask(width);
        long next = bit;
        for (int i = 0; i < count; i++) {
            int shift = (int) (next & 7);
            long word = packed.get(LONG, next >> 3) >>> shift;
            if (shift + width > 64) {
                word |= (packed.get(BYTE, (next >> 3) + 8) & 0xFFL) << (64 - shift);
            }
            longs.set(LONG, (at + i) << 3, word & mask);
            next += width;
        }
    }

    private static long mask(int width) {
        return width == 0 ? 0 : -1L >>> (64 - width);
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

    /// From the last on, so that none is overwritten before it was moved.
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
}
