package dev.leat.formats.text;

import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Truth: `true`, `false`, `1` and `0`, in any case.
public record BoolText() implements ValueText {

    /// What [#fast] gives where it cannot tell; [#parse] can.
    public static final int NOT_FAST = -1;

    /// The most bytes that [#write] stores from where it starts.
    public static final int ROOM = 8;

    private static final ValueLayout.OfInt FOUR = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int LOWER_CASE = 0x20202020;
    private static final int TRUE = 't' | ('r' << 8) | ('u' << 16) | ('e' << 24);
    private static final int FALS = 'f' | ('a' << 8) | ('l' << 16) | ('s' << 24);
    private static final long TRUE_WORD = TRUE;
    private static final long FALSE_WORD = FALS | ((long) 'e' << 32);

    /// 1 for true, 0 for false, or [#NOT_FAST].
    public static int fast(MemorySegment text, long start, long end) {
        long count = end - start;
        if (count == 4) {
            return isTrue(text, start) ? 1 : NOT_FAST;
        }
        if (count == 5) {
            return isFalse(text, start) ? 0 : NOT_FAST;
        }
        if (count != 1) {
            return NOT_FAST;
        }
        int digit = Ascii.at(text, start) - '0';
        return (digit & ~1) == 0 ? digit : NOT_FAST;
    }

    private static boolean isTrue(MemorySegment text, long start) {
        return (text.get(FOUR, start) | LOWER_CASE) == TRUE;
    }

    private static boolean isFalse(MemorySegment text, long start) {
        return (text.get(FOUR, start) | LOWER_CASE) == FALS && (Ascii.at(text, start + 4) | 0x20) == 'e';
    }

    @Override
    public boolean parse(MemorySegment text, long start, long end, MemorySegment into, long row) {
        int value = fast(text, start, end);
        if (value == NOT_FAST) {
            long from = Ascii.skipSpaces(text, start, end);
            value = fast(text, from, Ascii.dropSpaces(text, from, end));
        }
        Bitmaps.set(into, row, value == 1);
        return value != NOT_FAST;
    }

    @Override
    public String problem(String text) {
        return Problem.isNot(text, "true, false, 1 or 0");
    }

    /// Writes `true` or `false`.
    ///
    /// @param into has [#ROOM] bytes from `at`
    /// @return where it ends
    public static long write(boolean value, MemorySegment into, long at) {
        into.set(Ascii.WORD, at, value ? TRUE_WORD : FALSE_WORD);
        return at + (value ? 4 : 5);
    }
}
