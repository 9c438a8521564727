package dev.leat.core.aggregate;

import dev.leat.api.data.Field;
import dev.leat.api.simd.Bitmaps;
import dev.leat.core.aggregate.Layout.Group;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// How many rows there are, or how many have a value.
///
/// @param column the column, or [#ROWS]
record Count(Field field, int column) implements Aggregate {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    static final int ROWS = -1;

    @Override
    public long bytes() {
        return 8;
    }

    @Override
    public void update(Slice rows, MemorySegment records, long width, long at) {
        MemorySegment groups = rows.groups();
        boolean nullable = column != ROWS && rows.nullable(column);
        MemorySegment validity = nullable ? rows.validity(column) : MemorySegment.NULL;
        for (int row = 0; row < rows.rows(); row++) {
            if (nullable && !Bitmaps.get(validity, rows.bit() + (long) row)) {
                continue;
            }
            long state = groups.getAtIndex(INT, row) * width + at;
            records.set(LONG, state, records.get(LONG, state) + 1);
        }
    }

    @Override
    public void combine(MemorySegment into, long at, TextHeap texts, Group from) {
        into.set(LONG, at, into.get(LONG, at) + from.records().get(LONG, from.at()));
    }

    @Override
    public void emit(Group state, Cell into) {
        into.integer(state.records().get(LONG, state.at()));
    }
}
