package dev.leat.formats.text;

import dev.leat.api.data.Type;
import dev.leat.api.source.Scan;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.Optional;

/// Exact decimals of 64 bits: an optional sign, digits with or without a point, an optional power of ten (`1e-7`).
///
/// No digit goes through a double. Digits beyond the scale are refused unless they are zeros, or rounded half away from
/// zero.
///
/// @param scale places after the point
/// @param digits what to do with more places
public record DecimalText(int scale, Scan.Digits digits) implements ValueText {

    /// What [#fast] gives where it cannot tell; [#parse] can.
    public static final long NOT_FAST = Long.MIN_VALUE;

    /// The most bytes that [#write] stores from where it starts.
    public static final int ROOM = 40;

    /// By scale, the whole part below which any fraction fits too.
    private static final long[] WHOLES = wholes();

    /// By scale, `l - 1`, where `10^scale - 1` has `l` bits.
    private static final int[] SHIFTS = shifts();

    /// By scale, `2^(63 + l) / 10^scale` rounded up: multiplying by it and shifting divides every number of 63 bits
    /// (Granlund and Montgomery, "Division by Invariant Integers using Multiplication", 1994).
    private static final long[] INVERSES = inverses();

    public DecimalText {
        new Type.Decimal(64, scale);
    }

    /// The value of up to 7 digits, a point and up to 8 digits, or of up to 18 digits, in units of `10^-scale`, or
    /// [#NOT_FAST]. May read 16 bytes where the text is shorter.
    public static long fast(MemorySegment text, long start, long end, int scale) {
        long count = end - start;
        if (count < 1 || start + 16 > text.byteSize()) {
            return NOT_FAST;
        }
        long word = text.get(Ascii.WORD, start);
        int point = Ascii.find(word, '.');
        if (point >= count || point == 8) {
            return whole(text, start, end, scale);
        }
        long places = count - point - 1;
        if (point == 0 || places < 1 || places > Math.min(8, scale)) {
            return NOT_FAST;
        }
        long before = (word ^ Ascii.ZEROS) << (64 - (point << 3));
        long after = Ascii.digits(text, start + point + 1, places);
        if ((Ascii.wrong(before) | Ascii.wrong(after)) != 0) {
            return NOT_FAST;
        }
        long whole = Ascii.fold(before);
        return whole > WHOLES[scale]
                ? NOT_FAST
                : whole * Ascii.TENS[scale] + Ascii.fold(after) * Ascii.TENS[scale - (int) places];
    }

    private static long whole(MemorySegment text, long start, long end, int scale) {
        long whole = LongText.fast(text, start, end);
        return whole == LongText.NOT_FAST || whole > WHOLES[scale] ? NOT_FAST : whole * Ascii.TENS[scale];
    }

    @Override
    public boolean parse(MemorySegment text, long start, long end, MemorySegment into, long row) {
        long value = fast(text, start, end, scale);
        if (value == NOT_FAST) {
            value = slow(text, start, end);
        }
        if (value == NOT_FAST) {
            return exact(text, start, end, into, row);
        }
        into.setAtIndex(ValueLayout.JAVA_LONG, row, value);
        return true;
    }

    /// Signs, spaces and more digits, as long as they fit in a long before they are scaled.
    private long slow(MemorySegment text, long start, long end) {
        long i = Ascii.skipSpaces(text, start, end);
        long to = Ascii.dropSpaces(text, i, end);
        boolean negative = i < to && Ascii.at(text, i) == '-';
        if (negative || (i < to && Ascii.at(text, i) == '+')) {
            i++;
        }
        long value = 0;
        long seen = 0;
        long point = -1;
        for (; i < to; i++) {
            int digit = Ascii.at(text, i) - '0';
            if (digit == '.' - '0' && point < 0) {
                point = i;
                continue;
            }
            if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - 9) / 10) {
                return NOT_FAST;
            }
            value = value * 10 + digit;
            seen++;
        }
        long places = point < 0 ? 0 : to - point - 1;
        long scaled = seen == 0 ? NOT_FAST : rescale(value, places);
        return negative && scaled != NOT_FAST ? -scaled : scaled;
    }

    private long rescale(long value, long places) {
        if (places <= scale) {
            long power = Ascii.TENS[scale - (int) places];
            return value > Long.MAX_VALUE / power ? NOT_FAST : value * power;
        }
        if (places - scale > 18) {
            return NOT_FAST;
        }
        long power = Ascii.TENS[(int) places - scale];
        long quotient = value / power;
        long rest = value - quotient * power;
        if (rest == 0) {
            return quotient;
        }
        return switch (digits) {
            case REFUSE -> NOT_FAST;
            case ROUND -> rest >= power - rest ? quotient + 1 : quotient;
        };
    }

    private boolean exact(MemorySegment text, long start, long end, MemorySegment into, long row) {
        Optional<BigInteger> units = new ExactDecimal(64, scale, digits).units(Ascii.string(text, start, end));
        units.ifPresent(value -> into.setAtIndex(ValueLayout.JAVA_LONG, row, value.longValueExact()));
        return units.isPresent();
    }

    @Override
    public String problem(String text) {
        return new ExactDecimal(64, scale, digits).problem(text);
    }

    /// Writes a decimal with all places of its scale.
    ///
    /// @param into has [#ROOM] bytes from `at`
    /// @return where it ends
    public static long write(long units, int scale, MemorySegment into, long at) {
        long next = at;
        long size = units;
        if (units < 0) {
            into.set(ValueLayout.JAVA_BYTE, next++, (byte) '-');
            size = -units;
        }
        if (scale == 0) {
            return LongText.writeDigits(size, into, next);
        }
        // Only the size of the smallest long is negative, and as an unsigned number it is right.
        long power = Ascii.TENS[scale];
        long whole = size < 0
                ? Long.divideUnsigned(size, power)
                : Math.unsignedMultiplyHigh(size, INVERSES[scale]) >>> SHIFTS[scale];
        next = LongText.writeDigits(whole, into, next);
        into.set(ValueLayout.JAVA_BYTE, next, (byte) '.');
        return writePadded(size - whole * power, scale, into, next + 1);
    }

    /// Writes a number with zeros before it, so that it has `count` (1 to 18) digits.
    static long writePadded(long number, int count, MemorySegment into, long at) {
        if (count <= 8) {
            into.set(Ascii.WORD, at, (Ascii.spread(number) | Ascii.ZEROS) >>> (64 - (count << 3)));
            return at + count;
        }
        long high = number / 100_000_000;
        return LongText.writeEight(number - high * 100_000_000, into, writePadded(high, count - 8, into, at));
    }

    private static long[] wholes() {
        var wholes = new long[19];
        for (int scale = 0; scale < wholes.length; scale++) {
            wholes[scale] = Long.MAX_VALUE / Ascii.TENS[scale] - 1;
        }
        return wholes;
    }

    private static int[] shifts() {
        var shifts = new int[19];
        for (int scale = 1; scale < shifts.length; scale++) {
            shifts[scale] = 63 - Long.numberOfLeadingZeros(Ascii.TENS[scale] - 1);
        }
        return shifts;
    }

    private static long[] inverses() {
        var inverses = new long[19];
        for (int scale = 1; scale < inverses.length; scale++) {
            BigInteger power = BigInteger.valueOf(Ascii.TENS[scale]);
            inverses[scale] = BigInteger.ONE
                    .shiftLeft(64 + SHIFTS[scale])
                    .divide(power)
                    .add(BigInteger.ONE)
                    .longValue();
        }
        return inverses;
    }
}
