package dev.leat.formats.parquet.write;

import dev.leat.api.data.Column;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Which rows of a page have a value: its definition levels.
final class Presence {

    private final MemorySegment bits;
    private int rows = 0;
    private int values = 0;

    /// @param most rows of a page
    Presence(Arena arena, int most) {
        this.bits = arena.allocate(most / 8 + 2L * Long.BYTES, Long.BYTES);
    }

    int rows() {
        return rows;
    }

    int nulls() {
        return rows - values;
    }

    void append(Column column, int first, int count) {
        if (column.nullable()) {
            Bits.append(bits, rows, column.validity(), first, count);
            values += Bits.ones(column.validity(), first, count);
        } else {
            Bits.appendOnes(bits, rows, count);
            values += count;
        }
        rows += count;
    }

    void clear() {
        rows = 0;
        values = 0;
    }

    /// The most bytes that [#levels] writes.
    long mostLevels() {
        return Hybrid.most(rows, 1);
    }

    /// Writes the definition levels: 1 for a value, 0 for a null.
    ///
    /// @return how many bytes they take
    long levels(MemorySegment into) {
        return Hybrid.bits(bits, rows, into, 0);
    }
}
