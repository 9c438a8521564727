package dev.leat.core.aggregate;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Type;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A place in a builder that one value is put into, column by column and in each row by row.
final class Cell {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final BatchBuilder builder;
    private int column;
    private int row;
    private Form form = Form.WORD;
    private MemorySegment values = MemorySegment.NULL;
    private long textBytes;

    Cell(BatchBuilder builder) {
        this.builder = builder;
    }

    /// The column as it comes out: text that repeats comes as text.
    static Field shown(Field field) {
        return field.type().equals(Type.DICTIONARY) ? new Field(field.name(), Type.UTF8, field.metadata()) : field;
    }

    void column(int to) {
        column = to;
        form = Form.of(builder.schema().field(to).type());
        values = builder.values(to);
    }

    void row(int to) {
        row = to;
    }

    /// Bytes of all texts put so far.
    long textBytes() {
        return textBytes;
    }

    void absent() {
        builder.setNull(column, row);
        if (form == Form.TEXT) {
            text(MemorySegment.NULL, 0, 0);
        }
    }

    void integer(long value) {
        values.setAtIndex(LONG, row, value);
    }

    void real(double value) {
        values.setAtIndex(ValueLayout.JAVA_DOUBLE, row, value);
    }

    void wide(long low, long high) {
        values.setAtIndex(LONG, 2L * row, low);
        values.setAtIndex(LONG, 2L * row + 1, high);
    }

    /// A value as it lies in a record.
    void value(MemorySegment record, long at, MemorySegment texts) {
        long word = record.get(LONG, at);
        switch (form) {
            case WORD -> values.setAtIndex(LONG, row, word);
            case HALF -> values.setAtIndex(ValueLayout.JAVA_INT, row, (int) word);
            case BIT -> Bitmaps.set(values, row, word != 0);
            case FLOAT -> values.setAtIndex(ValueLayout.JAVA_FLOAT, row, (float) Double.longBitsToDouble(word));
            case WIDE -> wide(word, record.get(LONG, at + 8));
            case TEXT -> text(texts, TextHeap.start(word), TextHeap.length(word));
        }
    }

    private void text(MemorySegment from, long start, int length) {
        if (row == 0) {
            values.setAtIndex(ValueLayout.JAVA_INT, 0, 0);
        }
        int begin = values.getAtIndex(ValueLayout.JAVA_INT, row);
        long end = (long) begin + length;
        MemorySegment bytes = builder.bytes(column, end);
        MemorySegment.copy(from, start, bytes, begin, length);
        values.setAtIndex(ValueLayout.JAVA_INT, row + 1L, (int) end);
        textBytes += length;
    }

    /// How values of a type lie in a column.
    private enum Form {
        WORD,
        HALF,
        BIT,
        FLOAT,
        WIDE,
        TEXT;

        private static Form of(Type type) {
            return switch (type) {
                case Type.Bool _ -> BIT;
                case Type.Int32 _, Type.Date _ -> HALF;
                case Type.Int64 _, Type.Timestamp _, Type.Float64 _ -> WORD;
                case Type.Float32 _ -> FLOAT;
                case Type.Decimal decimal -> decimal.bits() == 64 ? WORD : WIDE;
                case Type.Utf8 _, Type.Binary _, Type.Dictionary _ -> TEXT;
            };
        }
    }
}
