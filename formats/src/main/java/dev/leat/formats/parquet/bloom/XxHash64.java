package dev.leat.formats.parquet.bloom;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// XXH64 with the seed 0, which bloom filters of Parquet hash by (xxHash, doc/xxhash_spec.md, "XXH64 Algorithm
/// Description", from which the constants are).
public final class XxHash64 {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    /// The first two, added.
    private static final long FIRST_LANE = 0x60EA27EEADC0B5D6L;

    private static final int STRIPE = 32;

    private XxHash64() {}

    /// The hash of `count` bytes of a native segment.
    public static long hash(MemorySegment bytes, long start, long count) {
        long end = start + count;
        long at = start;
        long hash;
        if (count >= STRIPE) {
            long first = FIRST_LANE;
            long second = PRIME_2;
            long third = 0;
            long fourth = -PRIME_1;
            for (; at <= end - STRIPE; at += STRIPE) {
                first = round(first, bytes.get(LONG, at));
                second = round(second, bytes.get(LONG, at + 8));
                third = round(third, bytes.get(LONG, at + 16));
                fourth = round(fourth, bytes.get(LONG, at + 24));
            }
            hash = Long.rotateLeft(first, 1)
                    + Long.rotateLeft(second, 7)
                    + Long.rotateLeft(third, 12)
                    + Long.rotateLeft(fourth, 18);
            hash = merge(hash, first);
            hash = merge(hash, second);
            hash = merge(hash, third);
            hash = merge(hash, fourth);
        } else {
            hash = PRIME_5;
        }
        return avalanche(rest(hash + count, bytes, at, end));
    }

    private static long rest(long from, MemorySegment bytes, long start, long end) {
        long hash = from;
        long at = start;
        for (; at <= end - 8; at += 8) {
            hash = Long.rotateLeft(hash ^ round(0, bytes.get(LONG, at)), 27) * PRIME_1 + PRIME_4;
        }
        if (at <= end - 4) {
            hash = Long.rotateLeft(hash ^ (bytes.get(INT, at) & 0xFFFF_FFFFL) * PRIME_1, 23) * PRIME_2 + PRIME_3;
            at += 4;
        }
        for (; at < end; at++) {
            hash = Long.rotateLeft(hash ^ (bytes.get(ValueLayout.JAVA_BYTE, at) & 0xFF) * PRIME_5, 11) * PRIME_1;
        }
        return hash;
    }

    private static long round(long lane, long word) {
        return Long.rotateLeft(lane + word * PRIME_2, 31) * PRIME_1;
    }

    private static long merge(long hash, long lane) {
        return (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
    }

    private static long avalanche(long from) {
        long hash = (from ^ from >>> 33) * PRIME_2;
        hash = (hash ^ hash >>> 29) * PRIME_3;
        return hash ^ hash >>> 32;
    }
}
