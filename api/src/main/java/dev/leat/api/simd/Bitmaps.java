package dev.leat.api.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Bits in segments, least significant first, as validity bitmaps have them. Bitmaps have room in whole 64-bit words,
/// and 64 bytes beyond.
public final class Bitmaps {

    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Bitmaps() {}

    public static boolean get(MemorySegment bits, long index) {
        return (bits.get(ValueLayout.JAVA_BYTE, index >> 3) >> (index & 7) & 1) != 0;
    }

    public static void set(MemorySegment bits, long index, boolean value) {
        byte old = bits.get(ValueLayout.JAVA_BYTE, index >> 3);
        int mask = 1 << (index & 7);
        bits.set(ValueLayout.JAVA_BYTE, index >> 3, (byte) (value ? old | mask : old & ~mask));
    }

    /// The 64 bits from `64 * word`.
    public static long word(MemorySegment bits, long word) {
        return bits.get(WORD, word << 3);
    }

    public static void word(MemorySegment bits, long word, long value) {
        bits.set(WORD, word << 3, value);
    }

    /// Up to 57 bits from any bit on; what is above them means nothing.
    public static long from(MemorySegment bits, long index) {
        return bits.get(WORD, index >> 3) >>> (index & 7);
    }

    /// How many of the first `count` bits are set.
    public static long count(MemorySegment bits, long count) {
        long set = 0;
        long words = count >> 6;
        for (long i = 0; i < words; i++) {
            set += Long.bitCount(word(bits, i));
        }
        long rest = count & 63;
        return rest == 0 ? set : set + Long.bitCount(word(bits, words) & (1L << rest) - 1);
    }
}
