package dev.leat.core.arrow;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Takes batches from other engines in this process, by the structs of the Arrow C data interface.
///
/// Rows are copied into a builder: columns here have readable room beyond their last row, which the interface does not
/// promise. Nothing is released here: whoever has a struct releases it, by [#releaseArray] say.
///
/// What points into memory is believed, as between parts of one process; that offsets and codes are in order is
/// checked.
public final class ArrowImport {

    private ArrowImport() {}

    /// The columns that an `ArrowSchema` of a struct describes.
    ///
    /// @throws IllegalArgumentException that names a column of a type that there is not here
    public static Schema schema(MemorySegment struct) {
        String format = CStructs.text(struct, CStructs.SCHEMA_FORMAT);
        if (!format.equals(Formats.STRUCT)) {
            throw new IllegalArgumentException("a batch has the format '+s', not '" + format + "'");
        }
        List<Field> fields = new ArrayList<>();
        for (long i = 0; i < CStructs.number(struct, CStructs.SCHEMA_CHILD_COUNT); i++) {
            MemorySegment child = CStructs.child(struct, CStructs.SCHEMA_CHILDREN, i, CStructs.SCHEMA_BYTES);
            fields.add(new Field(CStructs.text(child, CStructs.SCHEMA_NAME), type(child)));
        }
        return new Schema(fields);
    }

    private static Type type(MemorySegment child) {
        String name = CStructs.text(child, CStructs.SCHEMA_NAME);
        String format = CStructs.text(child, CStructs.SCHEMA_FORMAT);
        if (CStructs.number(child, CStructs.SCHEMA_DICTIONARY) == 0) {
            return Formats.parse(name, format);
        }
        MemorySegment dictionary = CStructs.pointed(child, CStructs.SCHEMA_DICTIONARY, CStructs.SCHEMA_BYTES);
        String texts = CStructs.text(dictionary, CStructs.SCHEMA_FORMAT);
        if (!format.equals(Formats.CODES) || !texts.equals(Formats.TEXT)) {
            throw Formats.unknown(name, format + " of " + texts);
        }
        return Type.DICTIONARY;
    }

    /// How many rows an `ArrowArray` has.
    public static long rows(MemorySegment struct) {
        return CStructs.number(struct, CStructs.ARRAY_LENGTH);
    }

    /// Copies rows to the start of a builder of the schema that came with them, as many as it has room for.
    ///
    /// @param from the first row
    /// @throws IllegalArgumentException where the struct is not of that schema, or its offsets and codes are wrong
    public static void copy(MemorySegment struct, long from, BatchBuilder into) {
        int rows = (int) Math.min(into.capacity(), rows(struct) - from);
        long children = CStructs.number(struct, CStructs.ARRAY_CHILD_COUNT);
        if (rows < 0 || children != into.schema().size()) {
            throw new IllegalArgumentException("a batch of " + rows(struct) + " rows and " + children
                    + " columns, where " + into.schema().names() + " were to come from row " + from + " on");
        }
        // A batch is a struct, which may be a part of a longer one.
        long first = from + CStructs.number(struct, CStructs.ARRAY_OFFSET);
        for (int i = 0; i < children; i++) {
            MemorySegment child = CStructs.child(struct, CStructs.ARRAY_CHILDREN, i, CStructs.ARRAY_BYTES);
            var source = new Source(
                    into.schema().field(i).name(), child, first + CStructs.number(child, CStructs.ARRAY_OFFSET), rows);
            source.require(first + rows, into.schema().field(i).type());
            validity(source, into, i);
            values(source, into, i);
        }
        into.rows(rows);
    }

    private static void validity(Source from, BatchBuilder into, int column) {
        if (CStructs.number(from.array, CStructs.ARRAY_NULLS) == 0 || from.missing(0)) {
            return;
        }
        MemorySegment bits = from.buffer(0, (from.first + from.rows + 7) / 8);
        MemorySegment validity = into.validity(column);
        for (int i = 0; i < from.rows; i++) {
            Bitmaps.set(validity, i, Bitmaps.get(bits, from.first + i));
        }
    }

    private static void values(Source from, BatchBuilder into, int column) {
        Type type = into.schema().field(column).type();
        switch (type) {
            case Type.Bool _ -> {
                MemorySegment bits = from.buffer(1, (from.first + from.rows + 7) / 8);
                MemorySegment values = into.values(column);
                for (int i = 0; i < from.rows; i++) {
                    Bitmaps.set(values, i, Bitmaps.get(bits, from.first + i));
                }
            }
            case Type.Utf8 _, Type.Binary _ -> texts(from, into.values(column), bytes -> into.bytes(column, bytes));
            case Type.Dictionary _ -> codes(from, into, column);
            default -> fixed(from, into.values(column), type.bits() / 8L);
        }
    }

    private static void fixed(Source from, MemorySegment into, long width) {
        MemorySegment values = from.buffer(1, (from.first + from.rows) * width);
        MemorySegment.copy(values, from.first * width, into, 0, from.rows * width);
    }

    private static void texts(Source from, MemorySegment offsets, Room room) {
        offsets.setAtIndex(ValueLayout.JAVA_INT, 0, 0);
        if (from.rows == 0) {
            return;
        }
        MemorySegment theirs = from.buffer(1, 4 * (from.first + from.rows + 1));
        int start = theirs.getAtIndex(ValueLayout.JAVA_INT, from.first);
        int before = start;
        for (int i = 1; i <= from.rows; i++) {
            int end = theirs.getAtIndex(ValueLayout.JAVA_INT, from.first + i);
            if (start < 0 || end < before) {
                throw new IllegalArgumentException("column '" + from.name + "': offsets that go back");
            }
            offsets.setAtIndex(ValueLayout.JAVA_INT, i, end - start);
            before = end;
        }
        MemorySegment bytes = room.of(before - (long) start);
        if (before > start) {
            MemorySegment.copy(from.buffer(2, before), start, bytes, 0, before - (long) start);
        }
    }

    private static void codes(Source from, BatchBuilder into, int column) {
        fixed(from, into.values(column), Integer.BYTES);
        MemorySegment array = CStructs.pointed(from.array, CStructs.ARRAY_DICTIONARY, CStructs.ARRAY_BYTES);
        int rows = Math.toIntExact(rows(array));
        var source = new Source(from.name, array, CStructs.number(array, CStructs.ARRAY_OFFSET), rows);
        if (CStructs.number(array, CStructs.ARRAY_NULLS) > 0) {
            throw new IllegalArgumentException("column '" + from.name + "': a dictionary with nulls");
        }
        MemorySegment offsets = into.allocate(4 * (rows + 1L));
        MemorySegment[] bytes = {MemorySegment.NULL};
        texts(source, offsets, size -> bytes[0] = into.allocate(size));
        into.dictionary(column, new Column.Texts(rows, Column.NO_NULLS, offsets, bytes[0]));
        boolean nulls = CStructs.number(from.array, CStructs.ARRAY_NULLS) != 0 && !from.missing(0);
        MemorySegment codes = into.values(column);
        for (int i = 0; i < from.rows; i++) {
            int code = codes.getAtIndex(ValueLayout.JAVA_INT, i);
            if (code >= 0 && code < rows) {
                continue;
            }
            if (!nulls || Bitmaps.get(into.validity(column), i)) {
                throw new IllegalArgumentException(
                        "column '" + from.name + "': code " + code + " for a dictionary of " + rows + " texts");
            }
            codes.setAtIndex(ValueLayout.JAVA_INT, i, 0);
        }
    }

    /// Releases an `ArrowArray`, if it was not yet.
    public static void releaseArray(MemorySegment struct) {
        Calls.release(struct, CStructs.ARRAY_RELEASE);
    }

    /// Releases an `ArrowSchema`, if it was not yet.
    public static void releaseSchema(MemorySegment struct) {
        Calls.release(struct, CStructs.SCHEMA_RELEASE);
    }

    /// Where bytes of texts go.
    private interface Room {
        MemorySegment of(long bytes);
    }

    /// Rows of a column of another engine.
    ///
    /// @param first the first of them, in its buffers
    private record Source(String name, MemorySegment array, long first, int rows) {

        void require(long length, Type type) {
            long buffers = CStructs.number(array, CStructs.ARRAY_BUFFER_COUNT);
            long wanted = type instanceof Type.Utf8 || type instanceof Type.Binary ? 3 : 2;
            if (CStructs.number(array, CStructs.ARRAY_LENGTH) < length || buffers != wanted) {
                throw new IllegalArgumentException("column '" + name + "' has "
                        + CStructs.number(array, CStructs.ARRAY_LENGTH) + " rows in " + buffers + " buffers, where "
                        + length + " in " + wanted + " were to come");
            }
        }

        boolean missing(int buffer) {
            return CStructs.number(pointers(), 8L * buffer) == 0;
        }

        MemorySegment buffer(int buffer, long bytes) {
            return CStructs.pointed(pointers(), 8L * buffer, bytes);
        }

        private MemorySegment pointers() {
            return CStructs.pointed(array, CStructs.ARRAY_BUFFERS, 24);
        }
    }
}
