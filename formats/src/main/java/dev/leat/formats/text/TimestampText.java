package dev.leat.formats.text;

import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.api.source.Scan;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;

/// Moments: epoch numbers (counts of the type's unit) and ISO 8601 (`2024-08-08T23:54:16.789Z`, also with a space for
/// the `T`, without seconds, or as a date alone).
///
/// A fraction has up to nine digits; those beyond the unit are refused unless they are zeros, or rounded half away from
/// zero. Texts of a type with a zone carry an offset (`Z`, `+02:00`, `+0200`, `+02`), any one, since moments are of
/// UTC; texts of a type without one carry none.
///
/// @param type what the texts are read as
/// @param digits what to do with digits beyond the unit
public record TimestampText(Type.Timestamp type, Scan.Digits digits) implements ValueText {

    private static final long NOT_FAST = Long.MIN_VALUE;
    private static final long NANOS = 1_000_000_000;

    // "0000-00-" and "00 00:00", and where they have no digits.
    private static final long DATE_FORM = 0x2D30302D30303030L;
    private static final long DATE_MARKS = 0xFF0000FF00000000L;
    private static final long TIME_FORM = 0x30303A3030203030L;
    private static final long TIME_MARKS = 0x0000FF0000FF0000L;
    // A space and a `T` or `t` differ in these bits.
    private static final long NO_MARK = 0x0000000000FF0000L;

    @Override
    public boolean parse(MemorySegment text, long start, long end, MemorySegment into, long row) {
        long value = LongText.fast(text, start, end);
        if (value == LongText.NOT_FAST) {
            value = end - start >= 19 ? fast(text, start, end) : NOT_FAST;
        }
        if (value == NOT_FAST) {
            return slow(text, start, end, into, row);
        }
        into.setAtIndex(ValueLayout.JAVA_LONG, row, value);
        return true;
    }

    /// The value of a text with a date of ten characters and a time of eight, or [#NOT_FAST].
    private long fast(MemorySegment text, long start, long end) {
        long date = text.get(Ascii.WORD, start) ^ DATE_FORM;
        long time = text.get(Ascii.WORD, start + 8) ^ TIME_FORM;
        int mark = Ascii.at(text, start + 10);
        if (mark == 'T' || mark == 't') {
            time &= ~NO_MARK;
        }
        int tens = Ascii.at(text, start + 17) - '0';
        int ones = Ascii.at(text, start + 18) - '0';
        boolean form = ((date & DATE_MARKS) | (time & TIME_MARKS)) == 0
                && (Ascii.wrong(date) | Ascii.wrong(time)) == 0
                && Ascii.at(text, start + 16) == ':'
                && (tens | ones) >= 0
                && tens <= 5
                && ones <= 9;
        if (!form) {
            return NOT_FAST;
        }
        // Each byte becomes its digit times ten and the digit after it.
        long datePairs = date * 10 + (date >>> 8);
        long timePairs = time * 10 + (time >>> 8);
        long year = (datePairs & 0xFF) * 100 + ((datePairs >>> 16) & 0xFF);
        long month = (datePairs >>> 40) & 0xFF;
        long day = timePairs & 0xFF;
        long hour = (timePairs >>> 24) & 0xFF;
        long minute = (timePairs >>> 48) & 0xFF;
        if (!Civil.valid(year, month, day) || hour > 23 || minute > 59) {
            return NOT_FAST;
        }
        long second = Civil.days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + tens * 10L + ones;
        return tail(text, start + 19, end, second);
    }

    /// Adds the fraction and the zone.
    private long tail(MemorySegment text, long start, long end, long second) {
        long i = start;
        long nanos = 0;
        if (i < end && (Ascii.at(text, i) == '.' || Ascii.at(text, i) == ',')) {
            long first = i + 1;
            for (i = first; i < end && Ascii.isDigit(Ascii.at(text, i)); i++) {
                nanos = nanos * 10 + Ascii.at(text, i) - '0';
            }
            if (i == first || i - first > 9) {
                return NOT_FAST;
            }
            nanos *= Ascii.TENS[(int) (9 - (i - first))];
        }
        if (i == end) {
            return type.zone().isEmpty() ? count(second, nanos) : NOT_FAST;
        }
        if (type.zone().isEmpty()) {
            return NOT_FAST;
        }
        if (i + 1 == end && (Ascii.at(text, i) | 0x20) == 'z') {
            return count(second, nanos);
        }
        return i + 6 == end ? count(second, nanos, text, i) : NOT_FAST;
    }

    /// With an offset of the form `+hh:mm`.
    private long count(long second, long nanos, MemorySegment text, long zone) {
        byte sign = Ascii.at(text, zone);
        long hours = pair(text, zone + 1);
        long minutes = pair(text, zone + 4);
        if ((sign != '+' && sign != '-') || Ascii.at(text, zone + 3) != ':' || hours > 17 || minutes > 59) {
            return NOT_FAST;
        }
        long offset = hours * 3600 + minutes * 60;
        return count(sign == '+' ? second - offset : second + offset, nanos);
    }

    /// Two digits, or more than 99.
    private static int pair(MemorySegment text, long at) {
        byte tens = Ascii.at(text, at);
        byte ones = Ascii.at(text, at + 1);
        return Ascii.isDigit(tens) && Ascii.isDigit(ones) ? (tens - '0') * 10 + ones - '0' : 100;
    }

    private long count(long second, long nanos) {
        long perSecond = type.unit().perSecond();
        long nanosPerUnit = NANOS / perSecond;
        long units = nanos / nanosPerUnit;
        long whole = second * perSecond;
        // The top of the range is left to the slow path, which explains.
        boolean fits = Math.abs(second) < Long.MAX_VALUE / perSecond - 1;
        return fits && units * nanosPerUnit == nanos ? whole + units : NOT_FAST;
    }

    private boolean slow(MemorySegment text, long start, long end, MemorySegment into, long row) {
        if (new LongText().parse(text, start, end, into, row)) {
            return true;
        }
        String moment = Ascii.string(text, start, end);
        if (!problem(moment).isEmpty()) {
            return false;
        }
        into.setAtIndex(
                ValueLayout.JAVA_LONG,
                row,
                Moment.parse(moment).rounded(type.unit()).longValueExact());
        return true;
    }

    @Override
    public String problem(String text) {
        try {
            return problem(text, Moment.parse(text));
        } catch (DateTimeException e) {
            String expected =
                    "a timestamp such as 2024-08-08T23:54:16" + (type.zone().isEmpty() ? "" : type.zone())
                            + ", or a count of " + type.unit().symbol();
            return Problem.isNot(text, expected) + ": " + e.getMessage();
        }
    }

    private String problem(String text, Moment moment) {
        if (type.zone().isEmpty() != moment.zone().isEmpty()) {
            return Problem.quoted(text)
                    + (moment.zone().isEmpty() ? " has no zone, but " : " has a zone, but ")
                    + type
                    + (moment.zone().isEmpty() ? " has one" : " has none");
        }
        BigDecimal exact = moment.units(type.unit());
        BigInteger units = moment.rounded(type.unit());
        if (digits == Scan.Digits.REFUSE && exact.compareTo(new BigDecimal(units)) != 0) {
            return Problem.isNot(text, "a whole number of " + type.unit().symbol());
        }
        return units.bitLength() > 63 ? Problem.quoted(text) + " does not fit in " + type : "";
    }

    /// Whether the type holds a moment, with all its digits.
    public boolean fits(Moment moment) {
        return problem("", moment).isEmpty();
    }

    /// The unit that holds so many digits of a second's fraction.
    public static TimeUnit unit(int places) {
        if (places == 0) {
            return TimeUnit.SECONDS;
        }
        if (places <= 3) {
            return TimeUnit.MILLIS;
        }
        return places <= 6 ? TimeUnit.MICROS : TimeUnit.NANOS;
    }
}
