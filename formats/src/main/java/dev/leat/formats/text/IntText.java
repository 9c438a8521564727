package dev.leat.formats.text;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Whole numbers of 32 bits: an optional sign and digits. They are written as [LongText] writes them.
public record IntText() implements ValueText {

    @Override
    public boolean parse(MemorySegment text, long start, long end, MemorySegment into, long row) {
        long value = LongText.fast(text, start, end);
        if (value == LongText.NOT_FAST) {
            return slow(text, start, end, into, row);
        }
        into.setAtIndex(ValueLayout.JAVA_INT, row, (int) value);
        return value <= Integer.MAX_VALUE;
    }

    private static boolean slow(MemorySegment text, long start, long end, MemorySegment into, long row) {
        long from = Ascii.skipSpaces(text, start, end);
        long to = Ascii.dropSpaces(text, from, end);
        if (from == to) {
            return false;
        }
        byte sign = Ascii.at(text, from);
        boolean negative = sign == '-';
        if (negative || sign == '+') {
            from++;
        }
        long value = 0;
        for (long i = from; i < to; i++) {
            int digit = Ascii.at(text, i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            value = value * 10 + digit;
            if (value > 1L << 31) {
                return false;
            }
        }
        long signed = negative ? -value : value;
        into.setAtIndex(ValueLayout.JAVA_INT, row, (int) signed);
        return from < to && signed <= Integer.MAX_VALUE;
    }

    @Override
    public String problem(String text) {
        if (text.strip().matches("[+-]?\\d+")) {
            return Problem.quoted(text) + " does not fit in int32, which ends at " + Integer.MAX_VALUE;
        }
        return Problem.isNot(text, "a whole number");
    }
}
