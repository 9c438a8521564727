package dev.leat.formats.parquet.pages;

import dev.leat.api.simd.Species;

/// Tables for [VectorPageKernels]: which bytes of packed integers go to which lane, and how far their bits
/// are shifted then.
final class Unpacking {

    /// So many packed integers end with a byte, whatever their width.
    static final int GROUP = 8;

    /// An integer of so many bits is within four bytes, wherever in a byte it starts.
    static final int WIDEST_INT = 25;

    /// The same of eight bytes.
    static final int WIDEST_LONG = 57;

    private static final int BYTES = Species.BYTES.length();

    /// Of each width as many as a vector has lanes.
    static final int[] INT_SHIFTS = new int[(WIDEST_INT + 1) * (BYTES / 4)];

    static final byte[] INT_PLACES = new byte[(WIDEST_INT + 1) * BYTES];

    /// Of each width twice as many: of a vector that starts with a byte, and of the one that follows.
    static final long[] LONG_SHIFTS = new long[(WIDEST_LONG + 1) * 2 * (BYTES / 8)];

    static final byte[] LONG_PLACES = new byte[(WIDEST_LONG + 1) * 2 * BYTES];

    static {
        int ints = BYTES / 4;
        for (int width = 0; width <= WIDEST_INT; width++) {
            for (int lane = 0; lane < ints; lane++) {
                int bit = lane * width;
                INT_SHIFTS[width * ints + lane] = bit & 7;
                places(INT_PLACES, width * BYTES + 4 * lane, bit, 4);
            }
        }
        int longs = BYTES / 8;
        for (int table = 0; table < 2 * (WIDEST_LONG + 1); table++) {
            int width = table >> 1;
            int start = ((table & 1) * longs * width) & 7;
            for (int lane = 0; lane < longs; lane++) {
                int bit = start + lane * width;
                LONG_SHIFTS[table * longs + lane] = bit & 7;
                places(LONG_PLACES, table * BYTES + 8 * lane, bit, 8);
            }
        }
    }

    private Unpacking() {}

    /// What is beyond a vector is no bit that is kept.
    private static void places(byte[] places, int at, int bit, int bytes) {
        for (int i = 0; i < bytes; i++) {
            places[at + i] = (byte) (((bit >> 3) + i) % BYTES);
        }
    }

    /// How many integers come before one that starts with a byte.
    static int untilByte(long bit, int width, int count) {
        int until = 0;
        while (until < count && ((bit + (long) until * width) & 7) != 0) {
            until++;
        }
        return until;
    }
}
