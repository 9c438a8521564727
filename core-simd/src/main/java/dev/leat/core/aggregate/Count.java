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

    static final int ROWS = -1;

    @Override
    public long bytes() {
        return 8;
    }

    @Override
    public void update(Slice rows, MemorySegment records, long width, long at) {
        Stretches stretches = rows.stretches();
        boolean nullable = column != ROWS && rows.nullable(column);
        for (int i = 0; i < stretches.count(); i++) {
            int start = stretches.start(i);
            int end = stretches.end(i);
            long state = stretches.group(i) * width + at;
            long more = nullable ? present(rows, start, end) : end - start;
            records.set(LONG, state, records.get(LONG, state) + more);
        }
    }

    private long present(Slice rows, int start, int end) {
        MemorySegment order = rows.stretches().order();
        MemorySegment validity = rows.validity(column);
        long present = 0;
        for (int i = start; i < end; i++) {
            long row = order.getAtIndex(ValueLayout.JAVA_INT, i);
            present += Bitmaps.get(validity, rows.bit() + row) ? 1 : 0;
        }
        return present;
    }

    @Override
    public void combine(MemorySegment into, long at, TextHeap texts, Group from) {
        into.set(LONG, at, into.get(LONG, at) + from.records().get(LONG, from.at()));
    }

    @Override
    public void emit(MemorySegment record, long at, MemorySegment texts, Cell into) {
        into.integer(record.get(LONG, at));
    }
}
