package dev.leat.tck.data;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Type;
import dev.leat.tck.data.Table.Absent;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;

/// Between the columns of batches and values as objects.
final class Cells {

    // What stands in the slot of a null means nothing: something that shows up where it is used all the same.
    private static final long GARBAGE = 0x5BAD_5BAD_5BAD_5BADL;

    private static final BigInteger LOW = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private Cells() {}

    static Object value(Type type, Column column, int row) {
        if (column.isNull(row)) {
            return Absent.NULL;
        }
        return switch (column) {
            case Column.Bools bools -> bools.get(row);
            case Column.Ints ints -> ints.get(row);
            case Column.Longs longs -> longs.get(row);
            case Column.Wides wides ->
                BigInteger.valueOf(wides.high(row))
                        .shiftLeft(64)
                        .or(BigInteger.valueOf(wides.low(row)).and(LOW));
            case Column.Floats floats -> floats.get(row);
            case Column.Doubles doubles -> doubles.get(row);
            case Column.Texts texts ->
                type.equals(Type.BINARY)
                        ? HexFormat.of().formatHex(texts.get(row).toArray(ValueLayout.JAVA_BYTE))
                        : texts.text(row);
            case Column.Codes codes -> codes.dictionary().text(codes.get(row));
        };
    }

    static void fill(BatchBuilder builder, int column, List<Object> values) {
        Type type = builder.schema().field(column).type();
        for (int row = 0; row < values.size(); row++) {
            if (values.get(row) == Absent.NULL) {
                builder.setNull(column, row);
            }
        }
        switch (type) {
            case Type.Utf8 _, Type.Binary _ -> texts(builder, column, bytes(type, values));
            case Type.Dictionary _ -> codes(builder, column, values);
            default -> numbers(builder.values(column), type, values);
        }
    }

    private static void numbers(MemorySegment into, Type type, List<Object> values) {
        for (int row = 0; row < values.size(); row++) {
            Object value = values.get(row);
            boolean absent = value == Absent.NULL;
            switch (type) {
                case Type.Bool _ -> bit(into, row, absent || (Boolean) value);
                case Type.Int32 _, Type.Date _ ->
                    into.setAtIndex(ValueLayout.JAVA_INT, row, absent ? (int) GARBAGE : (Integer) value);
                case Type.Float32 _ -> into.setAtIndex(ValueLayout.JAVA_FLOAT, row, absent ? Float.NaN : (Float) value);
                case Type.Float64 _ ->
                    into.setAtIndex(ValueLayout.JAVA_DOUBLE, row, absent ? Double.NaN : (Double) value);
                case Type.Decimal decimal
                when decimal.bits() == 128 ->
                    wide(into, row, absent ? BigInteger.valueOf(GARBAGE) : (BigInteger) value);
                case Type.Int64 _, Type.Timestamp _, Type.Decimal _ ->
                    into.setAtIndex(ValueLayout.JAVA_LONG, row, absent ? GARBAGE : (Long) value);
                case Type.Utf8 _, Type.Binary _, Type.Dictionary _ ->
                    throw new IllegalArgumentException(type + " is not a number");
            }
        }
    }

    private static void bit(MemorySegment bits, int row, boolean value) {
        byte old = bits.get(ValueLayout.JAVA_BYTE, row >> 3);
        int mask = 1 << (row & 7);
        bits.set(ValueLayout.JAVA_BYTE, row >> 3, (byte) (value ? old | mask : old & ~mask));
    }

    private static void wide(MemorySegment into, int row, BigInteger value) {
        into.setAtIndex(ValueLayout.JAVA_LONG, 2L * row, value.longValue());
        into.setAtIndex(
                ValueLayout.JAVA_LONG, 2L * row + 1, value.shiftRight(64).longValue());
    }

    private static List<byte[]> bytes(Type type, List<Object> values) {
        List<byte[]> bytes = new ArrayList<>();
        for (Object value : values) {
            String text = value == Absent.NULL ? "" : (String) value;
            bytes.add(type.equals(Type.BINARY) ? HexFormat.of().parseHex(text) : text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes;
    }

    private static void texts(BatchBuilder builder, int column, List<byte[]> texts) {
        MemorySegment offsets = builder.values(column);
        int all = texts.stream().mapToInt(text -> text.length).sum();
        write(texts, offsets, builder.bytes(column, all));
    }

    private static void codes(BatchBuilder builder, int column, List<Object> values) {
        var distinct = new LinkedHashSet<>(values);
        distinct.remove(Absent.NULL);
        List<Object> words = List.copyOf(distinct);
        List<byte[]> bytes = bytes(Type.UTF8, words);
        MemorySegment offsets = builder.allocate(4L * (words.size() + 1));
        MemorySegment text =
                builder.allocate(bytes.stream().mapToInt(word -> word.length).sum());
        write(bytes, offsets, text);
        builder.dictionary(column, new Column.Texts(words.size(), Column.NO_NULLS, offsets, text));
        MemorySegment codes = builder.values(column);
        for (int row = 0; row < values.size(); row++) {
            codes.setAtIndex(ValueLayout.JAVA_INT, row, Math.max(0, words.indexOf(values.get(row))));
        }
    }

    private static void write(List<byte[]> texts, MemorySegment offsets, MemorySegment into) {
        int end = 0;
        offsets.setAtIndex(ValueLayout.JAVA_INT, 0, 0);
        for (int i = 0; i < texts.size(); i++) {
            byte[] text = texts.get(i);
            MemorySegment.copy(text, 0, into, ValueLayout.JAVA_BYTE, end, text.length);
            end += text.length;
            offsets.setAtIndex(ValueLayout.JAVA_INT, i + 1L, end);
        }
    }
}
