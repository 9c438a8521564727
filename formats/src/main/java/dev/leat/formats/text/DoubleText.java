package dev.leat.formats.text;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Doubles: `-0.5`, `1e-7`, `.5`, `inf`, `nan`, correctly rounded. What is too large for a double is infinite.
public record DoubleText() implements ValueText {

    /// The most bytes that [#write] stores from where it starts.
    public static final int ROOM = ShortestText.ROOM;

    @Override
    public boolean parse(MemorySegment text, long start, long end, MemorySegment into, long row) {
        long count = end - start;
        if (count >= 1 && start + 16 <= text.byteSize()) {
            long word = text.get(Ascii.WORD, start);
            int point = Ascii.find(word, '.');
            long places = count - point - 1;
            if (point >= 1 && point <= 7 && places >= 1 && places <= 8) {
                long before = (word ^ Ascii.ZEROS) << (64 - (point << 3));
                long after = Ascii.digits(text, start + point + 1, places);
                if ((Ascii.wrong(before) | Ascii.wrong(after)) == 0) {
                    long digits = Ascii.fold(before) * Ascii.TENS[(int) places] + Ascii.fold(after);
                    into.setAtIndex(ValueLayout.JAVA_DOUBLE, row, Floating.nearest(digits, -places));
                    return true;
                }
            }
        }
        return slow(text, start, end, into, row);
    }

    private static boolean slow(MemorySegment text, long start, long end, MemorySegment into, long row) {
        long bits = Floating.doubleBits(text, start, end);
        into.setAtIndex(ValueLayout.JAVA_LONG, row, bits);
        return bits != Floating.NONE;
    }

    @Override
    public String problem(String text) {
        return Problem.isNot(text, Floating.EXPECTED);
    }

    /// Writes a number with as few digits as tell it apart from all others, in the form that DuckDB writes:
    /// `0.00669285`, `100.0`, `1e-05`, `1e+300`, `inf`, `-inf`, `nan`.
    ///
    /// @param into has [#ROOM] bytes from `at`
    /// @return where it ends
    public static long write(double value, MemorySegment into, long at) {
        return ShortestText.write(value, into, at);
    }
}
