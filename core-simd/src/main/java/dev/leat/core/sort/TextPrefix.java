package dev.leat.core.sort;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The first bytes of a text as a number that orders as texts do: up to seven of them, the first the highest, and then
/// in four bits how many there are, where eight means more than seven. So a text comes before those that it is the
/// start of.
final class TextPrefix {

    /// How long a text may be that the number tells all of.
    static final int BYTES = 7;

    private static final int LENGTH_BITS = 4;

    private static final ValueLayout.OfLong BIG_ENDIAN =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private TextPrefix() {}

    /// How many bits texts take that are not longer than this.
    static int bits(int longest) {
        return longest <= 0 ? 0 : Byte.SIZE * Math.min(longest, BYTES) + LENGTH_BITS;
    }

    /// @param bytes with eight bytes to read beyond every text
    /// @param bits what [#bits] says of the longest
    static long of(MemorySegment bytes, long start, int length, int bits) {
        if (bits == 0) {
            return 0;
        }
        int taken = Math.min(length, BYTES);
        long first = taken <= 0 ? 0 : bytes.get(BIG_ENDIAN, start) & (-1L << (Long.SIZE - Byte.SIZE * taken));
        long high = first >>> (Long.SIZE + LENGTH_BITS - bits);
        return (high << LENGTH_BITS) | Math.clamp(length, 0, BYTES + 1);
    }
}
