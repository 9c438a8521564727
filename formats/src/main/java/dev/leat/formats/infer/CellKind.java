package dev.leat.formats.infer;

import dev.leat.formats.text.Moment;
import java.math.BigInteger;
import java.time.DateTimeException;

/// What a text looks like on its own.
enum CellKind {
    /// `true` or `false`, in any case.
    BOOL,
    /// A whole number of 64 bits.
    WHOLE,
    /// A whole number of 128 bits that has no room in 64.
    WIDE,
    /// A number with a point or an exponent, or `nan` or `inf`.
    REAL,
    DATE,
    /// A date with a time of day.
    MOMENT,
    /// Anything else: also numbers with zeros before them (`007`) or a plus, which are names of something.
    TEXT;

    private static final int LONGEST_NUMBER = 400;
    private static final int WIDE_BITS = 127;

    static CellKind of(String cell) {
        String text = cell.strip();
        if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
            return TEXT;
        }
        char first = text.charAt(0);
        if ((first >= '0' && first <= '9') || first == '-' || first == '.') {
            CellKind number = number(text);
            return number == TEXT ? moment(text) : number;
        }
        if (first == '+') {
            return moment(text);
        }
        return word(text);
    }

    private static CellKind word(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return BOOL;
        }
        boolean real =
                text.equalsIgnoreCase("nan") || text.equalsIgnoreCase("inf") || text.equalsIgnoreCase("infinity");
        return real ? REAL : TEXT;
    }

    private static CellKind number(String text) {
        int from = text.charAt(0) == '-' ? 1 : 0;
        if (from == 1 && word(text.substring(1)) == REAL) {
            return REAL;
        }
        int whole = digits(text, from);
        if (whole - from > 1 && text.charAt(from) == '0') {
            return TEXT;
        }
        if (whole == text.length() && whole > from) {
            return size(text);
        }
        boolean point = whole < text.length() && text.charAt(whole) == '.';
        int end = point ? digits(text, whole + 1) : whole;
        boolean none = end - from == (point ? 1 : 0);
        return !none && exponentOrEnd(text, end) ? REAL : TEXT;
    }

    /// Where the digits from some place on end.
    private static int digits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    private static boolean exponentOrEnd(String text, int at) {
        if (at == text.length()) {
            return true;
        }
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return false;
        }
        boolean signed = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0;
        int from = signed ? at + 2 : at + 1;
        return from < text.length() && digits(text, from) == text.length();
    }

    private static CellKind size(String digits) {
        if (digits.length() < 19) {
            return WHOLE;
        }
        int bits = new BigInteger(digits).bitLength();
        if (bits <= 63) {
            return WHOLE;
        }
        return bits <= WIDE_BITS ? WIDE : TEXT;
    }

    private static CellKind moment(String text) {
        // The year's end tells most texts that are no moments, without an exception.
        int end = digits(text, "+-".indexOf(text.charAt(0)) >= 0 ? 1 : 0);
        if (end < 4 || end >= text.length() || text.charAt(end) != '-') {
            return TEXT;
        }
        try {
            return Moment.parse(text).timed() ? MOMENT : DATE;
        } catch (DateTimeException _) {
            return TEXT;
        }
    }
}
