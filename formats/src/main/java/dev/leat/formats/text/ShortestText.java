package dev.leat.formats.text;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Lays the shortest digits of floating-point numbers out as DuckDB and Python do: plain from `1e-4` to below `1e16`,
/// with at least one place, and otherwise with an exponent of at least two digits.
final class ShortestText {

    /// Bytes that a number takes at most, with what is stored beyond its end.
    static final int ROOM = 48;

    private static final int LEAST_PLAIN = -4;
    private static final int MOST_PLAIN = 15;

    private ShortestText() {}

    static long write(double value, MemorySegment into, long at) {
        long bits = Double.doubleToRawLongBits(value);
        int biased = (int) (bits >>> 52) & 0x7FF;
        long fraction = bits & ((1L << 52) - 1);
        long next = sign(bits < 0 && biased != 0x7FF, into, at);
        if (biased == 0x7FF) {
            return word(fraction != 0, bits < 0, into, at);
        }
        if (biased == 0) {
            return fraction == 0 ? zero(into, next) : write(fraction, -1074, false, into, next);
        }
        return write(fraction | 1L << 52, biased - 1075, fraction == 0 && biased > 1, into, next);
    }

    static long write(float value, MemorySegment into, long at) {
        int bits = Float.floatToRawIntBits(value);
        int biased = (bits >>> 23) & 0xFF;
        int fraction = bits & ((1 << 23) - 1);
        long next = sign(bits < 0 && biased != 0xFF, into, at);
        if (biased == 0xFF) {
            return word(fraction != 0, bits < 0, into, at);
        }
        if (biased == 0) {
            return fraction == 0 ? zero(into, next) : write(fraction, -149, false, into, next);
        }
        return write(fraction | 1 << 23, biased - 150, fraction == 0 && biased > 1, into, next);
    }

    private static long sign(boolean negative, MemorySegment into, long at) {
        into.set(ValueLayout.JAVA_BYTE, at, (byte) '-');
        return negative ? at + 1 : at;
    }

    private static long word(boolean nan, boolean negative, MemorySegment into, long at) {
        if (nan) {
            return put("nan", into, at);
        }
        return put(negative ? "-inf" : "inf", into, at);
    }

    private static long zero(MemorySegment into, long at) {
        return put("0.0", into, at);
    }

    private static long put(String text, MemorySegment into, long at) {
        for (int i = 0; i < text.length(); i++) {
            into.set(ValueLayout.JAVA_BYTE, at + i, (byte) text.charAt(i));
        }
        return at + text.length();
    }

    /// Writes `c * 2^q`.
    private static long write(long c, int q, boolean closer, MemorySegment into, long at) {
        if (q <= 0 && q > -53 && (c & ((1L << -q) - 1)) == 0) {
            long end = LongText.writeDigits(c >> -q, into, at);
            return put(".0", into, end);
        }
        int k = Schubfach.exponent(q, closer);
        long digits = Schubfach.digits(c, q, k, closer);
        if (digits % 100_000_000 == 0) {
            digits /= 100_000_000;
            k += 8;
        }
        while (digits % 10 == 0) {
            digits /= 10;
            k++;
        }
        int exponent = k + length(digits) - 1;
        if (exponent < LEAST_PLAIN || exponent > MOST_PLAIN) {
            return scientific(digits, exponent, into, at);
        }
        return exponent < 0 ? small(digits, exponent, into, at) : plain(digits, k, into, at);
    }

    private static int length(long digits) {
        int length = 1;
        while (length < 19 && digits >= Ascii.TENS[length]) {
            length++;
        }
        return length;
    }

    /// `0.000d…`
    private static long small(long digits, int exponent, MemorySegment into, long at) {
        long next = put("0.", into, at);
        for (int i = -1; i > exponent; i--) {
            into.set(ValueLayout.JAVA_BYTE, next++, (byte) '0');
        }
        return LongText.writeDigits(digits, into, next);
    }

    /// `dd.dd`
    private static long plain(long digits, int k, MemorySegment into, long at) {
        if (k < 0) {
            return DecimalText.write(digits, -k, into, at);
        }
        return put(".0", into, LongText.writeDigits(digits * Ascii.TENS[k], into, at));
    }

    /// `d.dde+dd`
    private static long scientific(long digits, int exponent, MemorySegment into, long at) {
        int places = length(digits) - 1;
        long next = DecimalText.write(digits, places, into, at);
        into.set(ValueLayout.JAVA_BYTE, next, (byte) 'e');
        into.set(ValueLayout.JAVA_BYTE, next + 1, (byte) (exponent < 0 ? '-' : '+'));
        int size = Math.abs(exponent);
        return DecimalText.writePadded(size, size < 100 ? 2 : 3, into, next + 2);
    }
}
