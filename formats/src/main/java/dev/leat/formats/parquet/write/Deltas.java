package dev.leat.formats.parquet.write;

import java.lang.foreign.MemorySegment;

/// DELTA_BINARY_PACKED (Parquet format, Encodings.md): differences to the value before, less the smallest of their
/// block, in as many bits as the largest of 32 needs.
final class Deltas {

    private static final int BLOCK = 128;
    private static final int MINIBLOCKS = 4;
    private static final int MINIBLOCK = BLOCK / MINIBLOCKS;

    private final long[] deltas = new long[BLOCK];

    /// The most bytes that so many values take.
    static long most(long values) {
        long blocks = values / BLOCK + 1;
        return 4L * Little.VARINT + blocks * (Little.VARINT + MINIBLOCKS) + blocks * BLOCK * Long.BYTES;
    }

    /// Writes 64-bit integers.
    ///
    /// @return where they end
    long longs(MemorySegment values, int count, MemorySegment into, long at) {
        long last = count == 0 ? 0 : values.get(Little.LONG, 0);
        long to = header(count, last, into, at);
        for (int from = 1; from < count; from += BLOCK) {
            int size = Math.min(BLOCK, count - from);
            long least = Long.MAX_VALUE;
            for (int i = 0; i < size; i++) {
                long value = values.get(Little.LONG, 8L * (from + i));
                long delta = value - last;
                deltas[i] = delta;
                least = Math.min(least, delta);
                last = value;
            }
            to = block(size, least, -1L, into, to);
        }
        return to;
    }

    /// Writes 32-bit integers. Differences wrap at 32 bits, so that none needs more.
    ///
    /// @return where they end
    long ints(MemorySegment values, int count, MemorySegment into, long at) {
        int last = count == 0 ? 0 : values.get(Little.INT, 0);
        long to = header(count, last, into, at);
        for (int from = 1; from < count; from += BLOCK) {
            int size = Math.min(BLOCK, count - from);
            int least = Integer.MAX_VALUE;
            for (int i = 0; i < size; i++) {
                int value = values.get(Little.INT, 4L * (from + i));
                int delta = value - last;
                deltas[i] = delta;
                least = Math.min(least, delta);
                last = value;
            }
            to = block(size, least, 0xFFFF_FFFFL, into, to);
        }
        return to;
    }

    private static long header(int count, long first, MemorySegment into, long at) {
        long to = Little.varint(BLOCK, into, at);
        to = Little.varint(MINIBLOCKS, into, to);
        to = Little.varint(count, into, to);
        return Little.zigzag(first, into, to);
    }

    private long block(int size, long least, long mask, MemorySegment into, long at) {
        for (int i = 0; i < size; i++) {
            deltas[i] = (deltas[i] - least) & mask;
        }
        for (int i = size; i < BLOCK; i++) {
            deltas[i] = 0;
        }
        long widths = Little.zigzag(least, into, at);
        long to = widths + MINIBLOCKS;
        for (int i = 0; i < MINIBLOCKS; i++) {
            int first = i * MINIBLOCK;
            long all = 0;
            for (int j = first; j < first + MINIBLOCK; j++) {
                all |= deltas[j];
            }
            int width = Long.SIZE - Long.numberOfLeadingZeros(all);
            into.set(Little.BYTE, widths + i, (byte) width);
            // A miniblock without a value has no bytes; its deltas are zeros here, and need none.
            to = pack(first, width, into, to);
        }
        return to;
    }

    private long pack(int first, int width, MemorySegment into, long at) {
        long to = at;
        long word = 0;
        int filled = 0;
        for (int i = first; i < first + MINIBLOCK; i++) {
            long delta = deltas[i];
            word |= delta << filled;
            filled += width;
            if (filled >= Long.SIZE) {
                into.set(Little.LONG, to, word);
                to += Long.BYTES;
                filled -= Long.SIZE;
                word = filled == 0 ? 0 : delta >>> (width - filled);
            }
        }
        // 32 values of any width end with a whole byte, odd widths in the middle of a word.
        into.set(Little.LONG, to, word);
        return at + (long) MINIBLOCK * width / Byte.SIZE;
    }
}
