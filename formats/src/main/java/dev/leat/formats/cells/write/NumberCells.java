package dev.leat.formats.cells.write;

import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.formats.text.BoolText;
import dev.leat.formats.text.DateText;
import dev.leat.formats.text.DecimalText;
import dev.leat.formats.text.DoubleText;
import dev.leat.formats.text.FloatText;
import dev.leat.formats.text.LongText;
import dev.leat.formats.text.TimestampStyle;
import dev.leat.formats.text.TimestampStyle.Iso;
import dev.leat.formats.text.TimestampWriter;
import dev.leat.formats.text.WideText;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The cells of a column that is no text, for a stretch of rows, each with the character that follows it.
public final class NumberCells {

    /// Rows of a stretch: few enough that the cells of some columns stay in the nearest caches.
    public static final int ROWS = 256;

    private final Type type;
    private final byte mark;
    private final Place place;
    private final TimestampStyle style;
    private final TimestampWriter moments;
    private final byte[] around;

    /// @param mark the character that follows each cell
    /// @param around what stands before and after each timestamp that is no count, one character or none
    public NumberCells(Field field, byte mark, byte[] around, Place place) {
        this.type = field.type();
        this.mark = mark;
        this.place = place;
        this.style = TimestampStyle.of(field);
        Iso iso = style instanceof Iso known ? known : new Iso('T', '.', 1);
        this.moments = new TimestampWriter(
                type instanceof Type.Timestamp timestamp ? timestamp : new Type.Timestamp(TimeUnit.SECONDS, ""), iso);
        this.around = around.clone();
    }

    /// The most bytes of one cell.
    public static int most(Type type) {
        return 1 + room(type);
    }

    /// The most bytes a writer stores for one value.
    private static int room(Type type) {
        return switch (type) {
            case Type.Bool _ -> BoolText.ROOM;
            case Type.Int32 _, Type.Int64 _ -> LongText.ROOM;
            case Type.Decimal decimal -> decimal.bits() == 64 ? DecimalText.ROOM : WideText.ROOM;
            case Type.Float32 _ -> FloatText.ROOM;
            case Type.Float64 _ -> DoubleText.ROOM;
            case Type.Timestamp _ -> 2 + TimestampWriter.ROOM;
            case Type.Date _ -> DateText.ROOM;
            case Type.Utf8 _, Type.Binary _, Type.Dictionary _ ->
                throw new IllegalArgumentException("columns of type " + type + " are no numbers");
        };
    }

    /// Writes the cells of `rows` rows from `first` on.
    public void fill(Column column, int first, int rows) {
        switch (column) {
            case Column.Bools bools -> fill(bools, first, rows);
            case Column.Ints ints -> fill(ints, first, rows);
            case Column.Longs longs -> fill(longs, first, rows);
            case Column.Wides wides -> fill(wides, first, rows);
            case Column.Floats floats -> fill(floats, first, rows);
            case Column.Doubles doubles -> fill(doubles, first, rows);
            case Column.Texts _, Column.Codes _ -> throw new IllegalArgumentException("text in a column of " + type);
        }
    }

    private void fill(Column.Longs longs, int first, int rows) {
        switch (type) {
            case Type.Decimal decimal -> decimals(longs, decimal.scale(), first, rows);
            case Type.Timestamp _ when style instanceof Iso -> timestamps(longs, first, rows);
            default -> longs(longs, first, rows);
        }
    }

    private void fill(Column.Ints ints, int first, int rows) {
        if (type instanceof Type.Date) {
            dates(ints, first, rows);
        } else {
            ints(ints, first, rows);
        }
    }

    private void fill(Column.Bools bools, int first, int rows) {
        MemorySegment into = place.bytes;
        int[] starts = place.starts;
        boolean nullable = bools.nullable();
        long at = starts[place.first];
        for (int i = 0; i < rows; i++) {
            int row = first + i;
            if (!nullable || !bools.isNull(row)) {
                at = BoolText.write(bools.get(row), into, at);
            }
            into.set(ValueLayout.JAVA_BYTE, at++, mark);
            starts[place.first + i + 1] = (int) at;
        }
    }

    private void ints(Column.Ints ints, int first, int rows) {
        MemorySegment into = place.bytes;
        int[] starts = place.starts;
        boolean nullable = ints.nullable();
        long at = starts[place.first];
        for (int i = 0; i < rows; i++) {
            int row = first + i;
            if (!nullable || !ints.isNull(row)) {
                at = LongText.write(ints.get(row), into, at);
            }
            into.set(ValueLayout.JAVA_BYTE, at++, mark);
            starts[place.first + i + 1] = (int) at;
        }
    }

    private void dates(Column.Ints ints, int first, int rows) {
        MemorySegment into = place.bytes;
        int[] starts = place.starts;
        boolean nullable = ints.nullable();
        long at = starts[place.first];
        for (int i = 0; i < rows; i++) {
            int row = first + i;
            if (!nullable || !ints.isNull(row)) {
                at = DateText.write(ints.get(row), into, at);
            }
            into.set(ValueLayout.JAVA_BYTE, at++, mark);
            starts[place.first + i + 1] = (int) at;
        }
    }

    private void longs(Column.Longs longs, int first, int rows) {
        MemorySegment into = place.bytes;
        int[] starts = place.starts;
        boolean nullable = longs.nullable();
        long at = starts[place.first];
        for (int i = 0; i < rows; i++) {
            int row = first + i;
            if (!nullable || !longs.isNull(row)) {
                at = LongText.write(longs.get(row), into, at);
            }
            into.set(ValueLayout.JAVA_BYTE, at++, mark);
            starts[place.first + i + 1] = (int) at;
        }
    }

    private void decimals(Column.Longs longs, int scale, int first, int rows) {
        MemorySegment into = place.bytes;
        int[] starts = place.starts;
        boolean nullable = longs.nullable();
        long at = starts[place.first];
        for (int i = 0; i < rows; i++) {
            int row = first + i;
            if (!nullable || !longs.isNull(row)) {
                at = DecimalText.write(longs.get(row), scale, into, at);
            }
            into.set(ValueLayout.JAVA_BYTE, at++, mark);
            starts[place.first + i + 1] = (int) at;
        }
    }

    private void timestamps(Column.Longs longs, int first, int rows) {
        MemorySegment into = place.bytes;
        int[] starts = place.starts;
        boolean nullable = longs.nullable();
        long at = starts[place.first];
        for (int i = 0; i < rows; i++) {
            int row = first + i;
            if (!nullable || !longs.isNull(row)) {
                at = around(into, moments.write(longs.get(row), into, around(into, at)));
            }
            into.set(ValueLayout.JAVA_BYTE, at++, mark);
            starts[place.first + i + 1] = (int) at;
        }
    }

    private long around(MemorySegment into, long at) {
        for (int i = 0; i < around.length; i++) {
            into.set(ValueLayout.JAVA_BYTE, at + i, around[i]);
        }
        return at + around.length;
    }

    private void fill(Column.Wides wides, int first, int rows) {
        int scale = ((Type.Decimal) type).scale();
        MemorySegment into = place.bytes;
        int[] starts = place.starts;
        boolean nullable = wides.nullable();
        long at = starts[place.first];
        for (int i = 0; i < rows; i++) {
            int row = first + i;
            if (!nullable || !wides.isNull(row)) {
                at = WideText.write(wides.low(row), wides.high(row), scale, into, at);
            }
            into.set(ValueLayout.JAVA_BYTE, at++, mark);
            starts[place.first + i + 1] = (int) at;
        }
    }

    private void fill(Column.Floats floats, int first, int rows) {
        MemorySegment into = place.bytes;
        int[] starts = place.starts;
        boolean nullable = floats.nullable();
        long at = starts[place.first];
        for (int i = 0; i < rows; i++) {
            int row = first + i;
            if (!nullable || !floats.isNull(row)) {
                at = FloatText.write(floats.get(row), into, at);
            }
            into.set(ValueLayout.JAVA_BYTE, at++, mark);
            starts[place.first + i + 1] = (int) at;
        }
    }

    private void fill(Column.Doubles doubles, int first, int rows) {
        MemorySegment into = place.bytes;
        int[] starts = place.starts;
        boolean nullable = doubles.nullable();
        long at = starts[place.first];
        for (int i = 0; i < rows; i++) {
            int row = first + i;
            if (!nullable || !doubles.isNull(row)) {
                at = DoubleText.write(doubles.get(row), into, at);
            }
            into.set(ValueLayout.JAVA_BYTE, at++, mark);
            starts[place.first + i + 1] = (int) at;
        }
    }

    /// Where the cells of a column go. Columns share the memory and the list of starts, so that whoever puts rows
    /// together has one of each to look into.
    public static final class Place {
        private final MemorySegment bytes;
        private final int[] starts;
        private final int first;

        /// @param bytes the cells of all columns, one column after the other
        /// @param starts where cells start in it: for each column as many as rows, and the end of the last
        /// @param first where the column begins in `starts`, which says where its bytes do
        public Place(MemorySegment bytes, int[] starts, int first) {
            this.bytes = bytes;
            this.starts = starts;
            this.first = first;
        }
    }
}
