package dev.leat.formats.text;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Whole numbers of 64 bits: an optional sign and digits.
public record LongText() implements ValueText {

    /// What [#fast] gives where it cannot tell; [#parse] can.
    public static final long NOT_FAST = Long.MIN_VALUE;

    /// The most bytes that [#write] stores from where it starts.
    public static final int ROOM = 32;

    private static final long EIGHT_DIGITS = 100_000_000;

    /// The value of 1 to 18 digits with no sign, or [#NOT_FAST]. May read eight bytes where the text is shorter.
    public static long fast(MemorySegment text, long start, long end) {
        long count = end - start;
        if (count <= 8) {
            if (count < 1 || start + 8 > text.byteSize()) {
                return NOT_FAST;
            }
            long digits = Ascii.digits(text, start, count);
            return Ascii.wrong(digits) == 0 ? Ascii.fold(digits) : NOT_FAST;
        }
        if (count > 16) {
            return count <= 18 ? longer(text, start, end) : NOT_FAST;
        }
        long first = Ascii.digits(text, start, count - 8);
        long second = Ascii.digits(text, end - 8, 8);
        return (Ascii.wrong(first) | Ascii.wrong(second)) == 0
                ? Ascii.fold(first) * 100_000_000 + Ascii.fold(second)
                : NOT_FAST;
    }

    private static long longer(MemorySegment text, long start, long end) {
        long first = Ascii.digits(text, start, end - start - 16);
        long second = Ascii.digits(text, end - 16, 8);
        long third = Ascii.digits(text, end - 8, 8);
        return (Ascii.wrong(first) | Ascii.wrong(second) | Ascii.wrong(third)) == 0
                ? (Ascii.fold(first) * 100_000_000 + Ascii.fold(second)) * 100_000_000 + Ascii.fold(third)
                : NOT_FAST;
    }

    @Override
    public boolean parse(MemorySegment text, long start, long end, MemorySegment into, long row) {
        long value = fast(text, start, end);
        if (value != NOT_FAST) {
            into.setAtIndex(ValueLayout.JAVA_LONG, row, value);
            return true;
        }
        return slow(text, start, end, into, row);
    }

    /// Negative numbers, and all that is rare: signs, spaces, 19 digits, the last bytes of a segment.
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
        long value = fast(text, from, to);
        if (value == NOT_FAST) {
            return from < to && digitByDigit(text, from, to, negative, into, row);
        }
        into.setAtIndex(ValueLayout.JAVA_LONG, row, negative ? -value : value);
        return true;
    }

    private static boolean digitByDigit(
            MemorySegment text, long from, long to, boolean negative, MemorySegment into, long row) {
        // Counts downwards, since there is one negative number more than there are positive ones.
        long value = 0;
        for (long i = from; i < to; i++) {
            int digit = Ascii.at(text, i) - '0';
            if (digit < 0 || digit > 9 || value < Long.MIN_VALUE / 10) {
                return false;
            }
            value = value * 10 - digit;
            if (value > 0) {
                return false;
            }
        }
        if (!negative && value == Long.MIN_VALUE) {
            return false;
        }
        into.setAtIndex(ValueLayout.JAVA_LONG, row, negative ? value : -value);
        return true;
    }

    @Override
    public String problem(String text) {
        if (text.strip().matches("[+-]?\\d+")) {
            return Problem.quoted(text) + " does not fit in int64, which ends at " + Long.MAX_VALUE;
        }
        return Problem.isNot(text, "a whole number");
    }

    /// Writes a number.
    ///
    /// @param into has [#ROOM] bytes from `at`
    /// @return where it ends
    public static long write(long value, MemorySegment into, long at) {
        if (value >= 0) {
            return writeDigits(value, into, at);
        }
        into.set(ValueLayout.JAVA_BYTE, at, (byte) '-');
        return writeDigits(-value, into, at + 1);
    }

    /// Writes a number that is taken as unsigned.
    static long writeDigits(long value, MemorySegment into, long at) {
        if (value < 0) {
            // Only unsigned numbers of 64 bits and the size of the smallest long are here.
            long high = Long.divideUnsigned(value, EIGHT_DIGITS);
            return writeEight(value - high * EIGHT_DIGITS, into, writeDigits(high, into, at));
        }
        if (value < EIGHT_DIGITS) {
            return writeShort(value, into, at);
        }
        long high = value / EIGHT_DIGITS;
        long low = value - high * EIGHT_DIGITS;
        if (high < EIGHT_DIGITS) {
            return writeEight(low, into, writeShort(high, into, at));
        }
        long top = high / EIGHT_DIGITS;
        long next = writeEight(high - top * EIGHT_DIGITS, into, writeShort(top, into, at));
        return writeEight(low, into, next);
    }

    /// A number of up to eight digits.
    private static long writeShort(long value, MemorySegment into, long at) {
        long digits = Ascii.spread(value);
        // The bit set keeps the last digit of a zero.
        int leading = Long.numberOfTrailingZeros(digits | 1L << 56) >>> 3;
        into.set(Ascii.WORD, at, (digits | Ascii.ZEROS) >>> (leading << 3));
        return at + 8 - leading;
    }

    /// Eight digits, zeros before them.
    static long writeEight(long value, MemorySegment into, long at) {
        into.set(Ascii.WORD, at, Ascii.spread(value) | Ascii.ZEROS);
        return at + 8;
    }
}
