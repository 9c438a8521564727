package dev.leat.formats.parquet.pushdown;

import dev.leat.api.data.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// Literals of conditions as the engine reads them. What is not read here is left to the engine, which checks each row.
final class Literal {

    /// More digits before the point than any type has.
    private static final int MOST_DIGITS = 400;

    private Literal() {}

    /// A value in the units that a column is stored in.
    static Optional<BigDecimal> units(String text, Column column) {
        return units(text, column.field().type()).map(units -> units.multiply(BigDecimal.valueOf(column.stored())));
    }

    private static Optional<BigDecimal> units(String text, Type type) {
        return switch (type) {
            case Type.Int32 _, Type.Int64 _ -> number(text);
            case Type.Decimal decimal -> number(text).map(value -> value.movePointRight(decimal.scale()));
            case Type.Date _ -> day(text);
            case Type.Timestamp timestamp -> moment(text, timestamp);
            case Type.Bool _, Type.Float32 _, Type.Float64 _, Type.Utf8 _, Type.Binary _, Type.Dictionary _ ->
                Optional.empty();
        };
    }

    static Optional<BigDecimal> number(String text) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            boolean sensible = Math.abs((long) number.precision() - number.scale()) <= MOST_DIGITS;
            return sensible ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> day(String text) {
        try {
            return Optional.of(BigDecimal.valueOf(LocalDate.parse(text).toEpochDay()));
        } catch (DateTimeException _) {
            return number(text);
        }
    }

    private static Optional<BigDecimal> moment(String text, Type.Timestamp type) {
        Optional<BigDecimal> count = number(text);
        if (count.isPresent()) {
            return count;
        }
        try {
            ZoneId zone = type.zone().isEmpty() ? ZoneOffset.UTC : ZoneId.of(type.zone());
            Instant instant = instant(text.strip().replace(' ', 'T'), zone);
            return Optional.of(BigDecimal.valueOf(instant.getEpochSecond())
                    .add(BigDecimal.valueOf(instant.getNano(), 9))
                    .multiply(BigDecimal.valueOf(type.unit().perSecond())));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Instant instant(String text, ZoneId zone) {
        if (!text.contains("T")) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        String time = text.substring(text.indexOf('T'));
        return time.endsWith("Z") || time.contains("+") || time.contains("-")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(zone).toInstant();
    }
}
