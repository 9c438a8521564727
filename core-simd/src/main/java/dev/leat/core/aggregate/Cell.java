package dev.leat.core.aggregate;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Type;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A place in a builder that one value is put into. Rows of a column are put in order.
final class Cell {

    private final BatchBuilder builder;
    private int column;
    private int row;
    private long textBytes;

    Cell(BatchBuilder builder) {
        this.builder = builder;
    }

    /// The column as it comes out: text that repeats comes as text.
    static Field shown(Field field) {
        return field.type().equals(Type.DICTIONARY) ? new Field(field.name(), Type.UTF8, field.metadata()) : field;
    }

    Cell at(int toColumn, int toRow) {
        column = toColumn;
        row = toRow;
        return this;
    }

    /// Bytes of all texts put so far.
    long textBytes() {
        return textBytes;
    }

    void absent() {
        builder.setNull(column, row);
        if (builder.schema().field(column).type().bits() == 0) {
            text(MemorySegment.NULL, 0, 0);
        }
    }

    void integer(long value) {
        builder.values(column).setAtIndex(ValueLayout.JAVA_LONG, row, value);
    }

    void real(double value) {
        builder.values(column).setAtIndex(ValueLayout.JAVA_DOUBLE, row, value);
    }

    void wide(long low, long high) {
        MemorySegment values = builder.values(column);
        values.setAtIndex(ValueLayout.JAVA_LONG, 2L * row, low);
        values.setAtIndex(ValueLayout.JAVA_LONG, 2L * row + 1, high);
    }

    /// A value as it lies in a record.
    void value(MemorySegment record, long at, MemorySegment texts) {
        long word = record.get(ValueLayout.JAVA_LONG, at);
        MemorySegment values = builder.values(column);
        switch (builder.schema().field(column).type()) {
            case Type.Bool _ -> Bitmaps.set(values, row, word != 0);
            case Type.Int32 _, Type.Date _ -> values.setAtIndex(ValueLayout.JAVA_INT, row, (int) word);
            case Type.Int64 _, Type.Timestamp _, Type.Float64 _ -> values.setAtIndex(ValueLayout.JAVA_LONG, row, word);
            case Type.Float32 _ ->
                values.setAtIndex(ValueLayout.JAVA_FLOAT, row, (float) Double.longBitsToDouble(word));
            case Type.Decimal decimal -> {
                if (decimal.bits() == 64) {
                    values.setAtIndex(ValueLayout.JAVA_LONG, row, word);
                } else {
                    wide(word, record.get(ValueLayout.JAVA_LONG, at + 8));
                }
            }
            case Type.Utf8 _, Type.Binary _, Type.Dictionary _ ->
                text(texts, TextHeap.start(word), TextHeap.length(word));
        }
    }

    private void text(MemorySegment from, long start, int length) {
        MemorySegment offsets = builder.values(column);
        if (row == 0) {
            offsets.setAtIndex(ValueLayout.JAVA_INT, 0, 0);
        }
        int begin = offsets.getAtIndex(ValueLayout.JAVA_INT, row);
        long end = (long) begin + length;
        MemorySegment bytes = builder.bytes(column, end);
        MemorySegment.copy(from, start, bytes, begin, length);
        offsets.setAtIndex(ValueLayout.JAVA_INT, row + 1L, (int) end);
        textBytes += length;
    }
}
