package dev.leat.formats.text;

import dev.leat.api.data.TimeUnit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date and perhaps a time of day, read from ISO 8601 text: `2024-08-08`, `2024-08-08 23:54`,
/// `2024-08-08T23:54:16.789Z`. Slow: for inference, and for texts that the fast paths leave over.
///
/// @param date the day, local to the zone
/// @param time the time of day; midnight where there is none
/// @param timed whether there was one
/// @param places digits of the fraction of a second, 0 to 9
/// @param zone the zone as it was written, or empty
/// @param offset what it stands for; UTC where there is none
public record Moment(LocalDate date, LocalTime time, boolean timed, int places, String zone, ZoneOffset offset) {

    private static final Pattern FORM = Pattern.compile(
            "([+-]\\d{4,9}|\\d{4})-(\\d\\d)-(\\d\\d)"
                    + "(?:[Tt ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,9}))?)?([Zz]|[+-]\\d\\d(?::?\\d\\d(?::?\\d\\d)?)?)?)?");

    /// @throws DateTimeException that says what is wrong
    public static Moment parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new DateTimeException("it is not of the form 2024-08-08T23:54:16.789");
        }
        String fraction = form.group(7) == null ? "" : form.group(7);
        var date = LocalDate.of(Integer.parseInt(form.group(1)), number(form, 2), number(form, 3));
        int nanos = fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
        var time = LocalTime.of(number(form, 4), number(form, 5), number(form, 6), nanos);
        String zone = form.group(8) == null ? "" : form.group(8);
        return new Moment(date, time, form.group(4) != null, fraction.length(), zone, offset(zone));
    }

    private static int number(Matcher form, int group) {
        return form.group(group) == null ? 0 : Integer.parseInt(form.group(group));
    }

    private static ZoneOffset offset(String zone) {
        return zone.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(zone.toUpperCase(Locale.ROOT));
    }

    /// The moment as a count of units since 1970 in UTC; a local one as if it were UTC.
    BigDecimal units(TimeUnit unit) {
        BigDecimal midnight = BigDecimal.valueOf(date.toEpochDay() * 86_400 - offset.getTotalSeconds());
        return midnight.add(BigDecimal.valueOf(time.toNanoOfDay(), 9)).multiply(BigDecimal.valueOf(unit.perSecond()));
    }

    /// That count, rounded half away from zero.
    BigInteger rounded(TimeUnit unit) {
        return units(unit).setScale(0, RoundingMode.HALF_UP).toBigInteger();
    }
}
