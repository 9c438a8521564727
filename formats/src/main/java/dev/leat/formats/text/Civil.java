package dev.leat.formats.text;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The proleptic Gregorian calendar as days since 1970-01-01.
///
/// After Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2021), `days_from_civil` and `civil_from_days`: years
/// start in March, so that the leap day is the last one, and eras of 400 years have 146,097 days.
final class Civil {

    private static final long DAYS_OF_ERA = 146_097;
    private static final long FROM_MARCH_OF_YEAR_0 = 719_468;

    /// Bytes that [#write] stores at most: a sign and eleven digits of the year, and the rest.
    static final int ROOM = 40;

    private Civil() {}

    static boolean valid(long year, long month, long day) {
        return month >= 1 && month <= 12 && day >= 1 && day <= length(year, month);
    }

    private static long length(long year, long month) {
        if (month == 2) {
            boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
            return leap ? 29 : 28;
        }
        // April, June, September and November.
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    static long days(long year, long month, long day) {
        long marchYear = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(marchYear, 400L);
        long yearOfEra = marchYear - era * 400;
        long dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DAYS_OF_ERA + dayOfEra - FROM_MARCH_OF_YEAR_0;
    }

    /// Writes `2024-08-08`; years beyond four digits get a sign, as ISO 8601 has it.
    ///
    /// @return where it ends
    static long write(long days, MemorySegment into, long at) {
        long shifted = days + FROM_MARCH_OF_YEAR_0;
        long era = Math.floorDiv(shifted, DAYS_OF_ERA);
        long dayOfEra = shifted - era * DAYS_OF_ERA;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long marchMonth = (5 * dayOfYear + 2) / 153;
        long day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
        long month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        long next = writeYear(year, into, at);
        into.set(ValueLayout.JAVA_BYTE, next, (byte) '-');
        DecimalText.writePadded(month, 2, into, next + 1);
        into.set(ValueLayout.JAVA_BYTE, next + 3, (byte) '-');
        return DecimalText.writePadded(day, 2, into, next + 4);
    }

    private static long writeYear(long year, MemorySegment into, long at) {
        if (year >= 0 && year <= 9999) {
            return DecimalText.writePadded(year, 4, into, at);
        }
        into.set(ValueLayout.JAVA_BYTE, at, (byte) (year < 0 ? '-' : '+'));
        long size = Math.abs(year);
        return size <= 9999 ? DecimalText.writePadded(size, 4, into, at + 1) : LongText.writeDigits(size, into, at + 1);
    }
}
