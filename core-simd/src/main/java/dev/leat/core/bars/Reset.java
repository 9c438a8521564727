package dev.leat.core.bars;

import java.time.LocalDate;
import java.util.Locale;

/// When bars begin anew, at midnight UTC (specification 1.7). Weeks begin on Sunday.
enum Reset {
    NEVER,
    DAY,
    WEEK,
    MONTH,
    YEAR;

    private static final long SECONDS_PER_DAY = 86_400;
    private static final long DAYS_PER_WEEK = 7;

    /// The epoch's day was a Thursday, four days after a Sunday.
    private static final long DAYS_SINCE_SUNDAY = 4;

    private static final long DAYS_IN_TWO_YEARS = 732;

    /// As users write it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The first time after one at which bars begin anew.
    ///
    /// @throws ArithmeticException where that does not fit
    long after(long time, long perSecond) {
        if (this == NEVER) {
            return Long.MAX_VALUE;
        }
        long perDay = SECONDS_PER_DAY * perSecond;
        return Math.multiplyExact(dayAfter(Math.floorDiv(time, perDay)), perDay);
    }

    private long dayAfter(long day) {
        return switch (this) {
            case NEVER, DAY -> day + 1;
            case WEEK -> day + DAYS_PER_WEEK - Math.floorMod(day + DAYS_SINCE_SUNDAY, DAYS_PER_WEEK);
            case MONTH -> date(day).withDayOfMonth(1).plusMonths(1).toEpochDay();
            case YEAR -> date(day).withDayOfYear(1).plusYears(1).toEpochDay();
        };
    }

    private static LocalDate date(long day) {
        if (day < LocalDate.MIN.toEpochDay() + DAYS_IN_TWO_YEARS
                || day > LocalDate.MAX.toEpochDay() - DAYS_IN_TWO_YEARS) {
            throw new ArithmeticException("a time beyond the calendar");
        }
        return LocalDate.ofEpochDay(day);
    }
}
