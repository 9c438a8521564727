package dev.leat.formats.cells.write;

import dev.leat.api.data.Column;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The cells of a column of text, for a stretch of rows, where they lie in the batch.
public final class TextCells {

    private final byte mark;
    private int first = 0;
    private boolean nullable = false;
    private boolean coded = false;
    private MemorySegment validity = MemorySegment.NULL;
    private MemorySegment codes = MemorySegment.NULL;
    private MemorySegment offsets = MemorySegment.NULL;
    private MemorySegment bytes = MemorySegment.NULL;

    /// @param mark the character that follows each cell
    public TextCells(byte mark) {
        this.mark = mark;
    }

    /// Looks at the rows of a column from `row` on.
    public void look(Column column, int row) {
        first = row;
        nullable = column.nullable();
        validity = column.validity();
        Column.Texts texts = switch (column) {
            case Column.Texts plain -> plain;
            case Column.Codes of -> of.dictionary();
            case Column.Bools _, Column.Ints _, Column.Longs _, Column.Wides _, Column.Floats _, Column.Doubles _ ->
                throw new IllegalArgumentException("numbers in a column of text");
        };
        coded = column instanceof Column.Codes;
        codes = column instanceof Column.Codes of ? of.values() : MemorySegment.NULL;
        offsets = texts.offsets();
        bytes = texts.bytes();
    }

    public byte mark() {
        return mark;
    }

    public MemorySegment bytes() {
        return bytes;
    }

    public boolean isNull(int row) {
        return nullable && !Bitmaps.get(validity, first + row);
    }

    public int start(int row) {
        return offsets.getAtIndex(ValueLayout.JAVA_INT, index(row));
    }

    public int end(int row) {
        return offsets.getAtIndex(ValueLayout.JAVA_INT, index(row) + 1);
    }

    private long index(int row) {
        return coded ? codes.getAtIndex(ValueLayout.JAVA_INT, first + row) : first + row;
    }
}
