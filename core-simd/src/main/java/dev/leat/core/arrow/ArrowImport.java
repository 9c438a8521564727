package dev.leat.core.arrow;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Takes batches from other engines in this process, by the structs of the Arrow C data interface.
///
/// Here rows are copied into a builder, and nothing is released: whoever has a struct releases it, by [#releaseArray]
/// say. [ImportedBatch] takes a struct over, and lends its rows in place.
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
        for (int i = 0; i < into.schema().size(); i++) {
            column(struct, from, rows, into.schema(), i).copy(into, i);
        }
        into.rows(rows);
    }

    /// Some rows of a column of a batch.
    static ImportedColumn column(MemorySegment struct, long from, int rows, Schema schema, int column) {
        long children = CStructs.number(struct, CStructs.ARRAY_CHILD_COUNT);
        if (rows < 0 || children != schema.size()) {
            throw new IllegalArgumentException("a batch of " + rows(struct) + " rows and " + children
                    + " columns, where " + schema.names() + " were to come from row " + from + " on");
        }
        MemorySegment child = CStructs.child(struct, CStructs.ARRAY_CHILDREN, column, CStructs.ARRAY_BYTES);
        // A batch is a struct, which may be a part of a longer one.
        long first = from + CStructs.number(struct, CStructs.ARRAY_OFFSET);
        return ImportedColumn.of(schema.field(column), child, first, rows);
    }

    /// Releases an `ArrowArray`, if it was not yet.
    public static void releaseArray(MemorySegment struct) {
        Calls.release(struct, CStructs.ARRAY_RELEASE);
    }

    /// Releases an `ArrowSchema`, if it was not yet.
    public static void releaseSchema(MemorySegment struct) {
        Calls.release(struct, CStructs.SCHEMA_RELEASE);
    }
}
