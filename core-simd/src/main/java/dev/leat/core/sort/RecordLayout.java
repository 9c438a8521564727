package dev.leat.core.sort;

import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// Where the values of a row lie in its record: all of a row side by side, so that moving a row touches one place and
/// not one a column.
///
/// A record is a fixed part and, where there are columns of text, the bytes of those, column by column; its length is a
/// multiple of 8. The fixed part has the number of the row where rows are numbered, then the values by their width, the
/// widest first, then a bit for each column, which is 1 for a null. Numbers are as in columns, a truth is a byte. A
/// text is 32 bits: the number of a word in [Words], or, below 0, the complement of how many bytes it has behind the
/// fixed part.
final class RecordLayout {

    static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    // Aligned all the same: what is not asked for is not checked.
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

    /// Longer ones there are not.
    static final int MOST = Integer.MAX_VALUE - RecordBuffer.PADDING;

    /// Where the number of a numbered row lies.
    static final int NUMBER = 0;

    private final Schema schema;
    private final boolean numbered;
    private final int[] places;
    private final int[] texts;
    private final int nulls;
    private final int fixed;

    RecordLayout(Schema schema, boolean numbered) {
        this.schema = schema;
        this.numbered = numbered;
        this.places = new int[schema.size()];
        this.texts = textColumns(schema);
        int end = numbered ? Long.BYTES : 0;
        for (int width = 2 * Long.BYTES; width >= 1; width /= 2) {
            for (int column = 0; column < places.length; column++) {
                if (width(schema.field(column).type()) == width) {
                    places[column] = end;
                    end += width;
                }
            }
        }
        this.nulls = end;
        this.fixed = padded(end + (places.length + 7) / 8);
    }

    private static int[] textColumns(Schema schema) {
        int[] columns = new int[schema.size()];
        int count = 0;
        for (int column = 0; column < schema.size(); column++) {
            if (isText(schema.field(column).type())) {
                columns[count++] = column;
            }
        }
        return Arrays.copyOf(columns, count);
    }

    private static int width(Type type) {
        return switch (type) {
            case Type.Bool _ -> 1;
            case Type.Utf8 _, Type.Binary _ -> Integer.BYTES;
            default -> type.bits() / 8;
        };
    }

    private static boolean isText(Type type) {
        return type.bits() == 0 || type.equals(Type.DICTIONARY);
    }

    static int padded(int bytes) {
        return Math.addExact(bytes, Long.BYTES - 1) & -Long.BYTES;
    }

    Schema schema() {
        return schema;
    }

    /// Whether each record starts with the number of its row.
    boolean numbered() {
        return numbered;
    }

    /// Where a column's values lie.
    int place(int column) {
        return places[column];
    }

    /// The byte that has a column's bit for nulls.
    int nullPlace(int column) {
        return nulls + column / 8;
    }

    static int nullMask(int column) {
        return 1 << (column & 7);
    }

    /// The bytes of the fixed part.
    int fixed() {
        return fixed;
    }

    /// Where the bits for nulls lie, up to the end of the fixed part.
    int nulls() {
        return nulls;
    }

    /// Whether records have different lengths.
    boolean variable() {
        return texts.length > 0;
    }

    /// The length of a record. Where it is not one, the length is not that of any.
    int length(MemorySegment records, long record) {
        if (texts.length == 0) {
            return fixed;
        }
        long bytes = fixed;
        for (int text : texts) {
            bytes += inlineBytes(records.get(INT, record + places[text]));
        }
        return (int) Math.min(MOST, bytes + Long.BYTES - 1) & -Long.BYTES;
    }

    boolean isNull(MemorySegment records, long record, int column) {
        return (records.get(BYTE, record + nullPlace(column)) & nullMask(column)) != 0;
    }

    /// How many bytes of a text lie behind the fixed part.
    static int inlineBytes(int text) {
        return text < 0 ? ~text : 0;
    }

    /// Where the bytes of a column's text lie, if they are there.
    long textStart(MemorySegment records, long record, int column) {
        long start = record + fixed;
        for (int text : texts) {
            if (text == column) {
                break;
            }
            start += inlineBytes(records.get(INT, record + places[text]));
        }
        return start;
    }
}
