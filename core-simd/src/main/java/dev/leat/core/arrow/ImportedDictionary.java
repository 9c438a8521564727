package dev.leat.core.arrow;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.Type;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The dictionary of a column of another engine. Where texts of it are null, so are the rows that have their codes.
record ImportedDictionary(String name, ImportedColumn texts) {

    static ImportedDictionary of(ImportedColumn codes) {
        MemorySegment array = CStructs.pointed(codes.array(), CStructs.ARRAY_DICTIONARY, CStructs.ARRAY_BYTES);
        String name = codes.field().name();
        int rows = Math.toIntExact(CStructs.number(array, CStructs.ARRAY_LENGTH));
        return new ImportedDictionary(name, ImportedColumn.of(new Field(name, Type.UTF8), array, 0, rows));
    }

    /// Whether some texts may be null.
    boolean nullable() {
        return texts.nullable();
    }

    /// Whether all codes are of texts. Those of nulls need not be.
    boolean within(MemorySegment codes, int count) {
        boolean within = true;
        for (long i = 0; i < count; i++) {
            int code = codes.getAtIndex(ValueLayout.JAVA_INT, i);
            within &= code >= 0 && code < texts.rows();
        }
        return within;
    }

    /// The texts, in memory of a batch.
    Column.Texts texts(BatchBuilder into) {
        MemorySegment offsets = into.allocate(4 * (texts.rows() + 1L));
        MemorySegment[] bytes = {MemorySegment.NULL};
        texts.copyTexts(offsets, size -> bytes[0] = into.allocate(size));
        return new Column.Texts(texts.rows(), Column.NO_NULLS, offsets, bytes[0]);
    }

    /// Gives a column of a builder a copy of the texts.
    void copy(BatchBuilder into, int column) {
        into.dictionary(column, texts(into));
    }

    /// Sees that the codes in a builder are of texts, but for those of nulls, which become 0.
    ///
    /// @param nulls whether some rows are null
    void check(BatchBuilder into, int column, int rows, boolean nulls) {
        MemorySegment codes = into.values(column);
        for (int i = 0; i < rows; i++) {
            int code = codes.getAtIndex(ValueLayout.JAVA_INT, i);
            boolean is = !nulls || Bitmaps.get(into.validity(column), i);
            if (is && (code < 0 || code >= texts.rows())) {
                throw new IllegalArgumentException(
                        "column '" + name + "': code " + code + " for a dictionary of " + texts.rows() + " texts");
            }
            if (!is || texts.isNull(code)) {
                codes.setAtIndex(ValueLayout.JAVA_INT, i, 0);
                into.setNull(column, i);
            }
        }
    }
}
