package dev.leat.core.filter;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Batches of rows written as texts, cells divided by semicolons.
final class Rows {

    private Rows() {}

    static Schema everyType() {
        return Schema.of(
                new Field("id", Type.INT64),
                new Field("small", Type.INT32),
                new Field("truth", Type.BOOL),
                new Field("price", Type.decimal(2)),
                new Field("wide", new Type.Decimal(128, 2)),
                new Field("half", Type.FLOAT32),
                new Field("real", Type.FLOAT64),
                new Field("day", Type.DATE),
                new Field("moment", new Type.Timestamp(TimeUnit.MILLIS, "")),
                new Field("name", Type.UTF8),
                new Field("code", Type.DICTIONARY));
    }

    static Batch of(Schema schema, List<String> rows, Arena arena) {
        var builder = new BatchBuilder(schema, rows.size(), arena);
        for (int column = 0; column < schema.size(); column++) {
            List<String> cells = new ArrayList<>();
            for (String row : rows) {
                cells.add(row.split(";", -1)[column]);
            }
            fill(builder, column, cells);
        }
        builder.rows(rows.size());
        return builder.build(Origin.NOWHERE);
    }

    static Batch random(Schema schema, int rows, Random random, Arena arena) {
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<String> cells = new ArrayList<>();
            for (Field field : schema.fields()) {
                cells.add(random.nextInt(8) == 0 ? "null" : cell(field.type(), random));
            }
            texts.add(String.join(";", cells));
        }
        return of(schema, texts, arena);
    }

    /// A value of a column, or another, as conditions write it.
    static String literal(Batch batch, String column, Random random) {
        String cell = text(batch, random.nextInt(batch.rows()))
                .split(";", -1)[batch.schema().index(column)];
        String value = cell.equals("null") ? cell(batch.schema().field(column).type(), random) : cell;
        return "'" + value + "'";
    }

    private static String cell(Type type, Random random) {
        return switch (type) {
            case Type.Bool _ -> String.valueOf(random.nextBoolean());
            case Type.Int32 _, Type.Int64 _, Type.Timestamp _ -> String.valueOf(random.nextInt(300) - 20);
            case Type.Decimal _ ->
                BigDecimal.valueOf(random.nextInt(1000) - 500, 2).toString();
            case Type.Float32 _ -> String.valueOf(random.nextInt(9) == 0 ? Float.NaN : random.nextInt(20) / 4f);
            case Type.Float64 _ -> String.valueOf(random.nextInt(9) == 0 ? Double.NaN : random.nextInt(20) / 4.0);
            case Type.Date _ -> LocalDate.ofEpochDay(random.nextInt(50)).toString();
            case Type.Utf8 _, Type.Binary _, Type.Dictionary _ ->
                "t" + "é".repeat(random.nextInt(3)) + random.nextInt(5);
        };
    }

    static String text(Batch batch, int row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < batch.schema().size(); column++) {
            cells.add(text(batch.column(column), batch.schema().field(column).type(), row));
        }
        return String.join(";", cells);
    }

    private static String text(Column column, Type type, int row) {
        if (column.isNull(row)) {
            return "null";
        }
        return switch (column) {
            case Column.Bools bools -> String.valueOf(bools.get(row));
            case Column.Ints ints ->
                type.equals(Type.DATE) ? LocalDate.ofEpochDay(ints.get(row)).toString() : String.valueOf(ints.get(row));
            case Column.Longs longs ->
                type instanceof Type.Decimal decimal
                        ? BigDecimal.valueOf(longs.get(row), decimal.scale()).toString()
                        : String.valueOf(longs.get(row));
            case Column.Wides wides -> wide(wides, row);
            case Column.Floats floats -> String.valueOf(floats.get(row));
            case Column.Doubles doubles -> String.valueOf(doubles.get(row));
            case Column.Texts texts -> texts.text(row);
            case Column.Codes codes -> codes.dictionary().text(codes.get(row));
        };
    }

    private static String wide(Column.Wides wides, int row) {
        BigInteger low = new BigInteger(Long.toUnsignedString(wides.low(row)));
        BigInteger value = BigInteger.valueOf(wides.high(row)).shiftLeft(64).add(low);
        return new BigDecimal(value, 2).toString();
    }

    private static void fill(BatchBuilder builder, int column, List<String> cells) {
        Type type = builder.schema().field(column).type();
        MemorySegment values = builder.values(column);
        if (type.equals(Type.UTF8)) {
            texts(cells, values, size -> builder.bytes(column, size));
        }
        if (type.equals(Type.DICTIONARY)) {
            MemorySegment offsets = builder.allocate(4L * (cells.size() + 1));
            MemorySegment bytes = texts(cells, offsets, builder::allocate);
            builder.dictionary(column, new Column.Texts(cells.size(), Column.NO_NULLS, offsets, bytes));
        }
        for (int row = 0; row < cells.size(); row++) {
            if (cells.get(row).equals("null")) {
                builder.setNull(column, row);
            } else {
                set(values, type, row, cells.get(row));
            }
        }
    }

    private static void set(MemorySegment values, Type type, int row, String cell) {
        switch (type) {
            case Type.Bool _ -> Bitmaps.set(values, row, Boolean.parseBoolean(cell));
            case Type.Int32 _ -> values.setAtIndex(ValueLayout.JAVA_INT, row, Integer.parseInt(cell));
            case Type.Date _ ->
                values.setAtIndex(
                        ValueLayout.JAVA_INT,
                        row,
                        Math.toIntExact(LocalDate.parse(cell).toEpochDay()));
            case Type.Int64 _, Type.Timestamp _ -> values.setAtIndex(ValueLayout.JAVA_LONG, row, Long.parseLong(cell));
            case Type.Decimal decimal -> {
                BigInteger units =
                        new BigDecimal(cell).setScale(decimal.scale()).unscaledValue();
                if (decimal.bits() == 64) {
                    values.setAtIndex(ValueLayout.JAVA_LONG, row, units.longValueExact());
                } else {
                    values.setAtIndex(ValueLayout.JAVA_LONG, 2L * row, units.longValue());
                    values.setAtIndex(
                            ValueLayout.JAVA_LONG,
                            2L * row + 1,
                            units.shiftRight(64).longValueExact());
                }
            }
            case Type.Float32 _ -> values.setAtIndex(ValueLayout.JAVA_FLOAT, row, Float.parseFloat(cell));
            case Type.Float64 _ -> values.setAtIndex(ValueLayout.JAVA_DOUBLE, row, Double.parseDouble(cell));
            case Type.Dictionary _ -> values.setAtIndex(ValueLayout.JAVA_INT, row, row);
            case Type.Utf8 _, Type.Binary _ -> {}
        }
    }

    private static MemorySegment texts(
            List<String> cells, MemorySegment offsets, java.util.function.LongFunction<MemorySegment> memory) {
        byte[] all =
                String.join("", cells.stream().map(Rows::textCell).toList()).getBytes(StandardCharsets.UTF_8);
        MemorySegment bytes = memory.apply(all.length);
        MemorySegment.copy(all, 0, bytes, ValueLayout.JAVA_BYTE, 0, all.length);
        int end = 0;
        offsets.setAtIndex(ValueLayout.JAVA_INT, 0, 0);
        for (int row = 0; row < cells.size(); row++) {
            end += textCell(cells.get(row)).getBytes(StandardCharsets.UTF_8).length;
            offsets.setAtIndex(ValueLayout.JAVA_INT, row + 1L, end);
        }
        return bytes;
    }

    private static String textCell(String cell) {
        return cell.equals("null") ? "" : cell;
    }
}
