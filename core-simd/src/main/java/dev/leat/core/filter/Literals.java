package dev.leat.core.filter;

import dev.leat.api.data.Field;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/// Literals of conditions, read as the type of the column that they are compared with.
final class Literals {

    /// More digits before the point than any type has.
    private static final int MOST_DIGITS = 400;

    private Literals() {}

    /// A value in the units that the column counts in: days, ticks, decimals without their point. It need not be
    /// whole.
    static BigDecimal units(String text, Field field) {
        return switch (field.type()) {
            case Type.Bool _ -> truth(text, field);
            case Type.Decimal decimal -> number(text, field).movePointRight(decimal.scale());
            case Type.Timestamp timestamp -> moment(text, timestamp, field);
            case Type.Date _ -> day(text, field);
            case Type.Int32 _, Type.Int64 _ -> number(text, field);
            case Type.Float32 _, Type.Float64 _, Type.Utf8 _, Type.Binary _, Type.Dictionary _ ->
                throw wrong(text, field, "comparable in units");
        };
    }

    static double float64(String text, Field field) {
        return special(text) ? Double.parseDouble(text) : number(text, field).doubleValue();
    }

    static double float32(String text, Field field) {
        return special(text) ? Double.parseDouble(text) : number(text, field).floatValue();
    }

    private static boolean special(String text) {
        return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
    }

    private static BigDecimal number(String text, Field field) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS) {
                throw wrong(text, field, "a number of a sensible size");
            }
            return number;
        } catch (NumberFormatException _) {
            throw wrong(text, field, "a number");
        }
    }

    private static BigDecimal truth(String text, Field field) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> BigDecimal.ONE;
            case "false", "0" -> BigDecimal.ZERO;
            default -> throw wrong(text, field, "true or false");
        };
    }

    private static BigDecimal day(String text, Field field) {
        try {
            return text.contains("-") && !text.startsWith("-")
                    ? BigDecimal.valueOf(LocalDate.parse(text).toEpochDay())
                    : number(text, field);
        } catch (DateTimeException _) {
            throw wrong(text, field, "a date such as 2024-08-09");
        }
    }

    private static BigDecimal moment(String text, Type.Timestamp type, Field field) {
        if (text.matches("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?")) {
            return number(text, field);
        }
        try {
            Instant instant = instant(text.strip().replace(' ', 'T'), type.zone());
            return BigDecimal.valueOf(instant.getEpochSecond())
                    .add(BigDecimal.valueOf(instant.getNano(), 9))
                    .multiply(BigDecimal.valueOf(perSecond(type.unit())));
        } catch (DateTimeException _) {
            throw wrong(
                    text,
                    field,
                    "a time such as 2024-08-09T00:00:00Z, or a number of "
                            + type.unit().symbol());
        }
    }

    private static long perSecond(TimeUnit unit) {
        return unit.perSecond();
    }

    /// A time without a zone is one in the column's.
    private static Instant instant(String text, String zone) {
        if (!text.contains("T")) {
            return LocalDate.parse(text).atStartOfDay(zone(zone)).toInstant();
        }
        String time = text.substring(text.indexOf('T'));
        if (time.endsWith("Z") || time.contains("+") || time.contains("-")) {
            return OffsetDateTime.parse(text).toInstant();
        }
        return LocalDateTime.parse(text).atZone(zone(zone)).toInstant();
    }

    private static ZoneId zone(String zone) {
        return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
    }

    private static IllegalArgumentException wrong(String text, Field field, String right) {
        return new IllegalArgumentException("in the condition, '" + text + "' is compared with column '" + field.name()
                + "', which is " + field.type() + ": it has to be " + right);
    }
}
