package dev.leat.formats.parquet.pages;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Moves bits between bitmaps, least significant first.
final class Bits {

    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

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

    /// Stores the lowest `count` bits of a word, which end within 64 from the byte that they start in.
    private static void put(MemorySegment into, long to, int count, long word) {
        int shift = (int) (to & 7);
        long mask = (-1L >>> (64 - count)) << shift;
        long old = into.get(WORD, to >> 3);
        into.set(WORD, to >> 3, (old & ~mask) | (word << shift & mask));
    }
}
