package dev.leat.formats.parquet.write;

import java.lang.foreign.MemorySegment;

/// The hybrid of runs and packed bits that definition levels and dictionary codes are stored in (Parquet format,
/// Encodings.md, "Run Length Encoding / Bit-Packing Hybrid"). A run starts where eight values or more are equal.
final class Hybrid {

    /// Values of a group: what is packed comes in whole groups, so that it ends with a byte.
    private static final int GROUP = 8;

    /// A run has to save this many bits to be worth its header, and that of the packed values behind it.
    private static final int LEAST_RUN_BITS = 64;

    private Hybrid() {}

    /// The most bytes that so many values take.
    static long most(long values, int width) {
        return 2L * Little.VARINT + (values / GROUP + 1) * (width + 1L) + values / GROUP;
    }

    /// The bits that a code needs where `most` is the largest.
    static int width(int most) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(most);
    }

    /// Writes 32-bit values of at most `width` bits.
    ///
    /// @return where they end
    static long codes(MemorySegment codes, int count, int width, MemorySegment into, long at) {
        long to = at;
        int packed = 0;
        int i = 0;
        while (i + GROUP <= count) {
            int run = run(codes, i, count);
            if (run < GROUP || (long) run * width < LEAST_RUN_BITS) {
                i += Math.max(GROUP, run / GROUP * GROUP);
                continue;
            }
            to = pack(codes, packed, i, width, into, to);
            to = Little.varint((long) run << 1, into, to);
            into.set(Little.INT, to, codes.get(Little.INT, 4L * i));
            to += (width + 7) >> 3;
            i += run;
            packed = i;
        }
        return pack(codes, packed, count, width, into, to);
    }

    /// How many values from `first` on are equal; fewer than eight means that there are not eight.
    private static int run(MemorySegment codes, int first, int count) {
        int value = codes.get(Little.INT, 4L * first);
        int i = first + 1;
        while (i < count && codes.get(Little.INT, 4L * i) == value) {
            i++;
        }
        return i - first;
    }

    private static long pack(MemorySegment codes, int from, int end, int width, MemorySegment into, long at) {
        if (from == end) {
            return at;
        }
        int groups = (end - from + GROUP - 1) / GROUP;
        long start = Little.varint(((long) groups << 1) | 1, into, at);
        long to = start;
        long word = 0;
        int filled = 0;
        for (int i = from; i < end; i++) {
            word |= (long) codes.get(Little.INT, 4L * i) << filled;
            filled += width;
            if (filled >= Integer.SIZE) {
                into.set(Little.INT, to, (int) word);
                to += Integer.BYTES;
                word >>>= Integer.SIZE;
                filled -= Integer.SIZE;
            }
        }
        // The last group is filled up with zeros.
        into.set(Little.LONG, to, word);
        long stop = start + (long) groups * width;
        for (long i = to + Long.BYTES; i < stop; i++) {
            into.set(Little.BYTE, i, (byte) 0);
        }
        return stop;
    }

    /// Writes bits, a value each.
    ///
    /// @return where they end
    static long bits(MemorySegment bits, int count, MemorySegment into, long at) {
        long to = at;
        int bytes = (count + 7) / 8;
        int packed = 0;
        int i = 0;
        while (i < bytes) {
            int run = byteRun(bits, i, count / 8);
            if (run * 8 < LEAST_RUN_BITS) {
                i += Math.max(1, run);
                continue;
            }
            to = copy(bits, packed, i, into, to);
            // A run goes on into the last byte, where that is not whole.
            int end = i + run == count / 8 && endsAlike(bits, i, count) ? count : (i + run) * 8;
            to = Little.varint((long) (end - 8 * i) << 1, into, to);
            into.set(Little.BYTE, to++, (byte) (bits.get(Little.BYTE, i) & 1));
            i = (end + 7) / 8;
            packed = i;
        }
        return copy(bits, packed, bytes, into, to);
    }

    /// How many whole bytes from `first` on are all zeros or all ones, and the same.
    private static int byteRun(MemorySegment bits, int first, int whole) {
        if (first >= whole) {
            return 0;
        }
        byte value = bits.get(Little.BYTE, first);
        if (value != 0 && value != -1) {
            return 0;
        }
        int i = first + 1;
        while (i < whole && bits.get(Little.BYTE, i) == value) {
            i++;
        }
        return i - first;
    }

    private static boolean endsAlike(MemorySegment bits, int first, int count) {
        int mask = (1 << (count & 7)) - 1;
        return mask != 0 && (bits.get(Little.BYTE, count >> 3) & mask) == (bits.get(Little.BYTE, first) & mask);
    }

    private static long copy(MemorySegment bits, int from, int end, MemorySegment into, long at) {
        if (from == end) {
            return at;
        }
        long to = Little.varint(((long) (end - from) << 1) | 1, into, at);
        MemorySegment.copy(bits, from, into, to, end - from);
        return to + end - from;
    }
}
