package dev.leat.formats.arrow.columns;

import dev.leat.api.data.BatchBuilder;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Bitmaps that start at any bit of a byte, from segments that may end with them.
final class Bits {

    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    private Bits() {}

    /// Whether a segment has the room that a bitmap of so many rows needs: whole words, and what is beyond.
    static boolean adoptable(MemorySegment bits, int rows) {
        return bits.byteSize() >= (rows + 63L) / 64 * 8 + BatchBuilder.PADDING;
    }

    /// Copies bits to the start of a bitmap.
    ///
    /// @param shift the first bit, 0 to 7
    static void copy(MemorySegment from, int shift, MemorySegment into, int count) {
        long bytes = (count + 7L) / 8;
        if (shift == 0) {
            MemorySegment.copy(from, 0, into, 0, bytes);
            return;
        }
        for (long i = 0; i < bytes; i++) {
            into.set(BYTE, i, at(from, shift, i, count));
        }
    }

    /// Clears the bits that are clear in another bitmap.
    static void and(MemorySegment from, int shift, MemorySegment into, int count) {
        long bytes = (count + 7L) / 8;
        for (long i = 0; i < bytes; i++) {
            into.set(BYTE, i, (byte) (into.get(BYTE, i) & at(from, shift, i, count)));
        }
    }

    /// Eight bits, from those of two bytes, of which the second is not touched where no row is in it.
    private static byte at(MemorySegment from, int shift, long i, int count) {
        int low = (from.get(BYTE, i) & 0xFF) >> shift;
        boolean more = shift > 0 && 8 * (i + 1) < shift + (long) count;
        return (byte) (more ? low | (from.get(BYTE, i + 1) & 0xFF) << (8 - shift) : low);
    }
}
