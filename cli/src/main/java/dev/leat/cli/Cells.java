package dev.leat.cli;

import dev.leat.api.data.Column;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;

/// One value of a column as text, as a CSV file has it. Slow: for a screenful of rows.
final class Cells {

    private Cells() {}

    /// @return empty for null
    static String text(Column column, Type type, int row) {
        if (column.isNull(row)) {
            return "";
        }
        return switch (column) {
            case Column.Bools bools -> String.valueOf(bools.get(row));
            case Column.Ints ints ->
                type instanceof Type.Date
                        ? LocalDate.ofEpochDay(ints.get(row)).toString()
                        : String.valueOf(ints.get(row));
            case Column.Longs longs -> of(longs.get(row), type);
            case Column.Wides wides -> wide(wides, type, row);
            case Column.Floats floats -> String.valueOf(floats.get(row));
            case Column.Doubles doubles -> String.valueOf(doubles.get(row));
            case Column.Texts texts ->
                type instanceof Type.Binary
                        ? HexFormat.of().formatHex(texts.get(row).toArray(ValueLayout.JAVA_BYTE))
                        : texts.text(row);
            case Column.Codes codes -> codes.dictionary().text(codes.get(row));
        };
    }

    private static String of(long value, Type type) {
        return switch (type) {
            case Type.Decimal decimal ->
                BigDecimal.valueOf(value, decimal.scale()).toPlainString();
            case Type.Timestamp timestamp -> moment(value, timestamp);
            default -> String.valueOf(value);
        };
    }

    private static String wide(Column.Wides wides, Type type, int row) {
        int scale = type instanceof Type.Decimal decimal ? decimal.scale() : 0;
        BigInteger low = new BigInteger(Long.toUnsignedString(wides.low(row)));
        return new BigDecimal(BigInteger.valueOf(wides.high(row)).shiftLeft(64).add(low), scale).toPlainString();
    }

    private static String moment(long count, Type.Timestamp type) {
        TimeUnit unit = type.unit();
        long nanos = Math.floorMod(count, unit.perSecond()) * (1_000_000_000 / unit.perSecond());
        Instant instant = Instant.ofEpochSecond(Math.floorDiv(count, unit.perSecond()), nanos);
        return type.zone().isEmpty()
                ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString()
                : instant.atZone(ZoneId.of(type.zone())).toOffsetDateTime().toString();
    }
}
