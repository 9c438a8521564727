package dev.leat.formats.text;

import java.lang.foreign.MemorySegment;

/// Floating-point numbers as text: a sign, digits with or without a point, a power of ten; or `inf`, `infinity`, `nan`
/// in any case, as DuckDB reads and writes them. The nearest number counts, ties to even.
final class Floating {

    /// What [#bits] gives for a text that is no number. No number has these bits: not a number is canonical.
    static final long NONE = 0x7FF8_DEAD_0000_0000L;

    static final String EXPECTED = "a number";

    // Powers of ten up to here are doubles, exactly: Clinger, "How to read floating point numbers accurately" (1990).
    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final long EXACT = 1L << 53;
    private static final int MOST_DIGITS = 19;
    private static final int MOST_EXPONENT = 100_000;

    private Floating() {}

    /// The number nearest to `w * 10^q`.
    static double nearest(long w, long q) {
        if (w >= 0 && w <= EXACT && q >= -22 && q <= 22) {
            return q < 0 ? w / TENS[(int) -q] : w * TENS[(int) q];
        }
        return Double.longBitsToDouble(EiselLemire.doubleBits(w, q));
    }

    /// The bits of the double that a text stands for, or [#NONE].
    static long doubleBits(MemorySegment text, long start, long end) {
        return bits(text, start, end, false);
    }

    /// The bits of the float that a text stands for, or [#NONE].
    static long floatBits(MemorySegment text, long start, long end) {
        return bits(text, start, end, true);
    }

    private static long bits(MemorySegment text, long start, long end, boolean narrow) {
        long i = Ascii.skipSpaces(text, start, end);
        long to = Ascii.dropSpaces(text, i, end);
        boolean negative = i < to && Ascii.at(text, i) == '-';
        if (negative || (i < to && Ascii.at(text, i) == '+')) {
            i++;
        }
        long w = 0;
        long point = -1;
        long digits = 0;
        long from = i;
        for (; i < to; i++) {
            int digit = Ascii.at(text, i) - '0';
            if (digit < 0 || digit > 9) {
                if (digit != '.' - '0' || point >= 0) {
                    break;
                }
                point = i;
                continue;
            }
            w = w * 10 + digit;
            // Zeros before the first other digit do not count.
            digits += digits == 0 && digit == 0 ? 0 : 1;
        }
        if (i - from == (point < 0 ? 0 : 1)) {
            return word(text, from, to, negative, narrow);
        }
        long q = point < 0 ? 0 : point + 1 - i;
        if (i < to) {
            long exponent = exponent(text, i, to);
            if (exponent == NONE) {
                return NONE;
            }
            q += exponent;
        }
        if (digits > MOST_DIGITS) {
            return hard(Ascii.string(text, from, to), negative, narrow);
        }
        if (narrow) {
            return (EiselLemire.floatBits(w, q) & 0xFFFFFFFFL) | (negative ? 1L << 31 : 0);
        }
        return Double.doubleToRawLongBits(nearest(w, q)) | (negative ? Long.MIN_VALUE : 0);
    }

    /// The power of ten from its `e` on, or [#NONE].
    private static long exponent(MemorySegment text, long start, long end) {
        if ((Ascii.at(text, start) | 0x20) != 'e') {
            return NONE;
        }
        long i = start + 1;
        boolean negative = i < end && Ascii.at(text, i) == '-';
        if (negative || (i < end && Ascii.at(text, i) == '+')) {
            i++;
        }
        long value = i < end ? 0 : NONE;
        for (; i < end; i++) {
            int digit = Ascii.at(text, i) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            value = Math.min(value * 10 + digit, MOST_EXPONENT);
        }
        return negative && value != NONE ? -value : value;
    }

    /// More than 19 digits: rare, and the JDK is right about them.
    private static long hard(String text, boolean negative, boolean narrow) {
        if (narrow) {
            return (Float.floatToRawIntBits(Float.parseFloat(text)) & 0xFFFFFFFFL) | (negative ? 1L << 31 : 0);
        }
        return Double.doubleToRawLongBits(Double.parseDouble(text)) | (negative ? Long.MIN_VALUE : 0);
    }

    private static long word(MemorySegment text, long start, long end, boolean negative, boolean narrow) {
        if (is(text, start, end, "nan")) {
            return narrow ? Float.floatToIntBits(Float.NaN) : Double.doubleToLongBits(Double.NaN);
        }
        if (!is(text, start, end, "inf") && !is(text, start, end, "infinity")) {
            return NONE;
        }
        return narrow
                ? Float.floatToIntBits(Float.POSITIVE_INFINITY) | (negative ? 1L << 31 : 0)
                : Double.doubleToLongBits(negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }

    private static boolean is(MemorySegment text, long start, long end, String word) {
        if (end - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((Ascii.at(text, start + i) | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
