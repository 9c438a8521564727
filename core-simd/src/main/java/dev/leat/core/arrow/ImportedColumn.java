package dev.leat.core.arrow;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.Type;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/// Rows of a column of another engine, to be copied or taken as they are.
///
/// Columns here have [BatchBuilder#PADDING] readable bytes beyond their last row, which the interface does not promise.
/// But a buffer has the bytes of all its rows: so rows can stay where they are that have enough others behind them.
/// Buffers may start at any address.
///
/// @param array the struct
/// @param first the first of the rows, in its buffers
record ImportedColumn(Field field, MemorySegment array, long first, int rows) {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

    /// @param from the first row, from the struct's own offset on
    /// @throws IllegalArgumentException where the struct has not the buffers of that type, or fewer rows
    static ImportedColumn of(Field field, MemorySegment array, long from, int rows) {
        long buffers = CStructs.number(array, CStructs.ARRAY_BUFFER_COUNT);
        long wanted = text(field.type()) ? 3 : 2;
        long length = CStructs.number(array, CStructs.ARRAY_LENGTH);
        long offset = CStructs.number(array, CStructs.ARRAY_OFFSET);
        if (from < 0 || offset < 0 || length < from + rows || buffers != wanted) {
            throw new IllegalArgumentException("column '" + field.name() + "' has " + length + " rows in " + buffers
                    + " buffers, where " + (from + rows) + " in " + wanted + " were to come");
        }
        return new ImportedColumn(field, array, from + offset, rows);
    }

    private static boolean text(Type type) {
        return type instanceof Type.Utf8 || type instanceof Type.Binary;
    }

    /// Copies the rows to the start of a builder.
    void copy(BatchBuilder into, int column) {
        copyValidity(into, column);
        copyValues(into, column);
    }

    private void copyValidity(BatchBuilder into, int column) {
        if (!nullable()) {
            return;
        }
        MemorySegment bits = bits(0);
        MemorySegment validity = into.validity(column);
        for (int i = 0; i < rows; i++) {
            Bitmaps.set(validity, i, Bitmaps.get(bits, first + i));
        }
    }

    private void copyValues(BatchBuilder into, int column) {
        switch (field.type()) {
            case Type.Bool _ -> {
                MemorySegment bits = bits(1);
                MemorySegment values = into.values(column);
                for (int i = 0; i < rows; i++) {
                    Bitmaps.set(values, i, Bitmaps.get(bits, first + i));
                }
            }
            case Type.Utf8 _, Type.Binary _ -> copyTexts(into.values(column), bytes -> into.bytes(column, bytes));
            case Type.Dictionary _ -> {
                copyFixed(into.values(column));
                ImportedDictionary dictionary = ImportedDictionary.of(this);
                dictionary.copy(into, column);
                dictionary.check(into, column, rows, nullable());
            }
            default -> copyFixed(into.values(column));
        }
    }

    private void copyFixed(MemorySegment into) {
        MemorySegment.copy(values(), first * width(), into, 0, rows * width());
    }

    /// @param room gives the bytes that the texts take
    void copyTexts(MemorySegment offsets, LongFunction<MemorySegment> room) {
        offsets.setAtIndex(ValueLayout.JAVA_INT, 0, 0);
        if (rows == 0) {
            return;
        }
        checkOffsets();
        MemorySegment theirs = values();
        int start = theirs.get(INT, first << 2);
        for (long i = 1; i <= rows; i++) {
            offsets.setAtIndex(ValueLayout.JAVA_INT, i, theirs.get(INT, (first + i) << 2) - start);
        }
        long bytes = offsets.getAtIndex(ValueLayout.JAVA_INT, rows);
        MemorySegment into = room.apply(bytes);
        if (bytes > 0) {
            MemorySegment.copy(buffer(2, start + bytes), start, into, 0, bytes);
        }
    }

    private void checkOffsets() {
        MemorySegment theirs = values();
        int before = theirs.get(INT, first << 2);
        boolean right = before >= 0;
        for (long i = 1; i <= rows; i++) {
            int end = theirs.get(INT, (first + i) << 2);
            right &= end >= before;
            before = end;
        }
        if (!right) {
            throw new IllegalArgumentException("column '" + field.name() + "': offsets that go back");
        }
    }

    /// Gives the rows to a builder as they are, where that can be.
    ///
    /// @param hold is run once if so, and gives what to release them with
    /// @return false where they have to be copied
    boolean adopt(BatchBuilder into, int column, Supplier<Runnable> hold) {
        return switch (field.type()) {
            case Type.Bool _ -> {
                boolean there = bitsReach();
                if (there) {
                    into.adopt(
                            column,
                            new Column.Bools(rows, validity(into, column), from(bits(1), first / 8)),
                            hold.get());
                }
                yield there;
            }
            case Type.Utf8 _, Type.Binary _ -> adoptTexts(into, column, hold);
            case Type.Dictionary _ -> adoptCodes(into, column, hold);
            default -> {
                boolean there = valuesReach(rows);
                if (there) {
                    into.adopt(column, numbers(validity(into, column), placed()), hold.get());
                }
                yield there;
            }
        };
    }

    private boolean adoptTexts(BatchBuilder into, int column, Supplier<Runnable> hold) {
        if (rows == 0 || !valuesReach(rows + 1L)) {
            return false;
        }
        checkOffsets();
        MemorySegment theirs = values();
        long end = theirs.get(INT, (first + rows) << 2);
        // Those of the rows behind these, whose offsets are not looked at otherwise.
        long known = theirs.get(INT, all() << 2);
        if (known < end + BatchBuilder.PADDING) {
            return false;
        }
        into.adopt(column, new Column.Texts(rows, validity(into, column), placed(), buffer(2, known)), hold.get());
        return true;
    }

    private boolean adoptCodes(BatchBuilder into, int column, Supplier<Runnable> hold) {
        ImportedDictionary dictionary = ImportedDictionary.of(this);
        if (!valuesReach(rows) || dictionary.nullable() || !dictionary.within(placed(), rows)) {
            return false;
        }
        Column.Texts texts = dictionary.texts(into);
        into.adopt(column, new Column.Codes(rows, validity(into, column), placed(), texts), hold.get());
        return true;
    }

    private Column numbers(MemorySegment validity, MemorySegment values) {
        return switch (field.type()) {
            case Type.Int32 _, Type.Date _ -> new Column.Ints(rows, validity, values);
            case Type.Int64 _, Type.Timestamp _ -> new Column.Longs(rows, validity, values);
            case Type.Decimal decimal ->
                decimal.bits() == 64
                        ? new Column.Longs(rows, validity, values)
                        : new Column.Wides(rows, validity, values);
            case Type.Float32 _ -> new Column.Floats(rows, validity, values);
            case Type.Float64 _ -> new Column.Doubles(rows, validity, values);
            case Type.Bool _, Type.Utf8 _, Type.Binary _, Type.Dictionary _ ->
                throw new IllegalStateException(field + " is not a number");
        };
    }

    /// The bitmap as it is, or copied to the builder.
    private MemorySegment validity(BatchBuilder into, int column) {
        if (!nullable()) {
            return Column.NO_NULLS;
        }
        if (bitsReach()) {
            return from(bits(0), first / 8);
        }
        copyValidity(into, column);
        return into.validity(column);
    }

    /// Whether bitmaps have whole words of these rows from a byte on, and what has to be readable beyond.
    private boolean bitsReach() {
        return first % 8 == 0 && (all() + 7) / 8 - first / 8 >= (rows + 63L) / 64 * 8 + BatchBuilder.PADDING;
    }

    /// Whether so many values from the first row on are aligned, and have others beyond.
    private boolean valuesReach(long count) {
        return values().address() % Math.min(width(), Long.BYTES) == 0
                && values().byteSize() >= (first + count) * width() + BatchBuilder.PADDING;
    }

    private MemorySegment placed() {
        return from(values(), first * width());
    }

    private static MemorySegment from(MemorySegment buffer, long offset) {
        return buffer.asSlice(offset);
    }

    /// Whether some of the rows may be null: nobody need have counted them.
    boolean nullable() {
        return CStructs.number(array, CStructs.ARRAY_NULLS) != 0 && CStructs.number(pointers(), 0) != 0;
    }

    /// Whether one of the rows is.
    boolean isNull(long row) {
        return nullable() && !Bitmaps.get(bits(0), first + row);
    }

    /// How many rows the buffers have.
    private long all() {
        return CStructs.number(array, CStructs.ARRAY_OFFSET) + CStructs.number(array, CStructs.ARRAY_LENGTH);
    }

    private long width() {
        return text(field.type()) ? Integer.BYTES : field.type().bits() / 8L;
    }

    /// All values, or offsets, of which there is one more.
    private MemorySegment values() {
        return buffer(1, (all() + (text(field.type()) ? 1 : 0)) * width());
    }

    private MemorySegment bits(int buffer) {
        return buffer(buffer, (all() + 7) / 8);
    }

    private MemorySegment buffer(int buffer, long bytes) {
        return CStructs.pointed(pointers(), 8L * buffer, bytes);
    }

    private MemorySegment pointers() {
        return CStructs.pointed(array, CStructs.ARRAY_BUFFERS, 24);
    }
}
