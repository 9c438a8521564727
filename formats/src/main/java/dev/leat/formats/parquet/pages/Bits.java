package dev.leat.formats.parquet.pages;

import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Moves bits between bitmaps, least significant first.
final class Bits {

    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// As many as a word holds wherever in a byte they start.
    private static final int SPREAD = 56;

    private Bits() {}

    /// Copies bits from any bit to any other. Those around them in the target are kept.
    static void copy(MemorySegment from, long bit, MemorySegment into, long to, long count) {
        long done = 0;
        while (done < count) {
            long source = bit + done;
            int lost = (int) Math.max(to + done & 7, source & 7);
            int now = (int) Math.min(64 - lost, count - done);
            put(into, to + done, now, from.get(WORD, source >> 3) >>> (source & 7));
            done += now;
        }
    }

    static void fill(MemorySegment into, long to, long count, boolean set) {
        long word = set ? -1 : 0;
        long done = 0;
        while (done < count) {
            int now = (int) Math.min(64 - (to + done & 7), count - done);
            put(into, to + done, now, word);
            done += now;
        }
    }

    /// Moves bits to where another bitmap has ones, the first to the first. The others become 0.
    ///
    /// @param there from bit 0 on says which of the `count` bits in the target have one of `from`
    static void spread(MemorySegment from, MemorySegment there, MemorySegment into, long to, int count) {
        long next = 0;
        for (int i = 0; i < count; i += SPREAD) {
            int now = Math.min(SPREAD, count - i);
            long mask = Bitmaps.from(there, i) & (-1L >>> (64 - now));
            put(into, to + i, now, Long.expand(Bitmaps.from(from, next), mask));
            next += Long.bitCount(mask);
        }
    }

    /// Stores the lowest `count` bits of a word, which end within 64 from the byte that they start in.
    private static void put(MemorySegment into, long to, int count, long word) {
        int shift = (int) (to & 7);
        long mask = (-1L >>> (64 - count)) << shift;
        long old = into.get(WORD, to >> 3);
        into.set(WORD, to >> 3, (old & ~mask) | (word << shift & mask));
    }
}
