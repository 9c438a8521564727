package dev.leat.formats.text;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Floats, in the form of [DoubleText], rounded once.
public record FloatText() implements ValueText {

    /// The most bytes that [#write] stores from where it starts.
    public static final int ROOM = ShortestText.ROOM;

    @Override
    public boolean parse(MemorySegment text, long start, long end, MemorySegment into, long row) {
        long bits = Floating.floatBits(text, start, end);
        into.setAtIndex(ValueLayout.JAVA_INT, row, (int) bits);
        return bits != Floating.NONE;
    }

    @Override
    public String problem(String text) {
        return Problem.isNot(text, Floating.EXPECTED);
    }

    /// Writes a number with as few digits as tell it apart from all other floats, in the form of
    /// [DoubleText#write].
    ///
    /// @param into has [#ROOM] bytes from `at`
    /// @return where it ends
    public static long write(float value, MemorySegment into, long at) {
        return ShortestText.write(value, into, at);
    }
}
