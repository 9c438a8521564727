package dev.leat.formats.parquet.bloom;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The blocks of a filter: each of eight 32-bit words, in each of which a value sets one bit (BloomFilter.md,
/// "Algorithm", from which the constants are).
public final class SplitBlock {

    /// Bytes of a block.
    public static final int BYTES = 32;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int WORDS = 8;

    private static final int[] SALTS = {
        0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31
    };

    private SplitBlock() {}

    /// Which of `blocks` blocks a value is in.
    public static long block(long hash, long blocks) {
        return ((hash >>> 32) * blocks) >>> 32;
    }

    /// Whether a block may have a value.
    public static boolean mayHold(MemorySegment filter, long block, long hash) {
        for (int word = 0; word < WORDS; word++) {
            if ((filter.get(INT, block * BYTES + word * 4L) & mask(hash, word)) == 0) {
                return false;
            }
        }
        return true;
    }

    /// Puts a value into its block.
    public static void add(MemorySegment filter, long block, long hash) {
        for (int word = 0; word < WORDS; word++) {
            long at = block * BYTES + word * 4L;
            filter.set(INT, at, filter.get(INT, at) | mask(hash, word));
        }
    }

    private static int mask(long hash, int word) {
        return 1 << (((int) hash * SALTS[word]) >>> 27);
    }
}
