package dev.leat.formats.text;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.DateTimeException;

/// Days in the form of ISO 8601: `2024-08-08`, `+12024-08-08`, `-0001-12-31`.
public record DateText() implements ValueText {

    /// The most bytes that [#write] stores from where it starts.
    public static final int ROOM = Civil.ROOM;

    // "00-00-00" from the third character on, and where it has no digits.
    private static final long FORM = 0x30302D30302D3030L;
    private static final long MARKS = 0x0000FF0000FF0000L;

    @Override
    public boolean parse(MemorySegment text, long start, long end, MemorySegment into, long row) {
        if (end - start != 10) {
            return slow(text, start, end, into, row);
        }
        int first = Ascii.at(text, start) - '0';
        int second = Ascii.at(text, start + 1) - '0';
        long rest = text.get(Ascii.WORD, start + 2) ^ FORM;
        if ((rest & MARKS) != 0 || Ascii.wrong(rest) != 0 || (first | second) < 0 || first > 9 || second > 9) {
            return slow(text, start, end, into, row);
        }
        long pairs = rest * 10 + (rest >>> 8);
        long year = first * 1000L + second * 100L + (pairs & 0xFF);
        long month = (pairs >>> 24) & 0xFF;
        long day = (pairs >>> 48) & 0xFF;
        if (!Civil.valid(year, month, day)) {
            return false;
        }
        into.setAtIndex(ValueLayout.JAVA_INT, row, (int) Civil.days(year, month, day));
        return true;
    }

    private boolean slow(MemorySegment text, long start, long end, MemorySegment into, long row) {
        String date = Ascii.string(text, start, end);
        if (!problem(date).isEmpty()) {
            return false;
        }
        into.setAtIndex(
                ValueLayout.JAVA_INT, row, (int) Moment.parse(date).date().toEpochDay());
        return true;
    }

    @Override
    public String problem(String text) {
        try {
            Moment moment = Moment.parse(text);
            if (moment.timed()) {
                return Problem.isNot(text, "a date such as 2024-08-08: it has a time");
            }
            long days = moment.date().toEpochDay();
            return (int) days == days ? "" : Problem.quoted(text) + " does not fit in a date of 32 bits";
        } catch (DateTimeException e) {
            return Problem.isNot(text, "a date such as 2024-08-08: " + e.getMessage());
        }
    }

    /// Writes a day; years beyond four digits get a sign.
    ///
    /// @param into has [#ROOM] bytes from `at`
    /// @return where it ends
    public static long write(int days, MemorySegment into, long at) {
        return Civil.write(days, into, at);
    }
}
