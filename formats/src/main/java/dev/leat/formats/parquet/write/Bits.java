package dev.leat.formats.parquet.write;

import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;

/// Copies runs of bits between bitmaps, least significant first, from any bit to any bit. Targets have 8 bytes of
/// room beyond, which are overwritten.
final class Bits {

    /// How far a word of bits reaches that starts anywhere in a byte.
    static final int STEP = 56;

    private Bits() {}

    /// Puts `count` bits of `from`, from `first` on, into a bitmap behind its first `at`.
    static void append(MemorySegment into, long at, MemorySegment from, long first, long count) {
        long to = at;
        for (long done = 0; done < count; ) {
            int part = (int) Math.min(count - done, STEP - (to & 7));
            put(into, to, Bitmaps.from(from, first + done) & mask(part));
            done += part;
            to += part;
        }
    }

    /// Puts `count` ones into a bitmap behind its first `at`.
    static void appendOnes(MemorySegment into, long at, long count) {
        long to = at;
        for (long done = 0; done < count; ) {
            int part = (int) Math.min(count - done, STEP - (to & 7));
            put(into, to, mask(part));
            done += part;
            to += part;
        }
    }

    /// How many of `count` bits, from `first` on, are ones.
    static int ones(MemorySegment bits, long first, long count) {
        int ones = 0;
        for (long done = 0; done < count; ) {
            int part = (int) Math.min(count - done, STEP);
            ones += Long.bitCount(Bitmaps.from(bits, first + done) & mask(part));
            done += part;
        }
        return ones;
    }

    static long mask(int bits) {
        return (1L << bits) - 1;
    }

    /// Puts up to 56 bits, less those that `at` is into its byte, behind the first `at`.
    static void put(MemorySegment into, long at, long bits) {
        int shift = (int) (at & 7);
        long before = into.get(Little.BYTE, at >> 3) & mask(shift);
        into.set(Little.LONG, at >> 3, before | (bits << shift));
    }
}
