package dev.leat.core.aggregate;

import dev.leat.api.data.Field;
import dev.leat.api.data.Type;
import dev.leat.api.simd.Bitmaps;
import dev.leat.core.aggregate.Layout.Group;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The exact sum of decimals of 128 bits, or their average: how many there are, and a sum of 192 bits.
///
/// @param scale places after the point
record WideSum(Field field, int column, int scale) implements Aggregate {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    @Override
    public long bytes() {
        return 32;
    }

    @Override
    public void update(Slice rows, MemorySegment records, long width, long at) {
        MemorySegment groups = rows.groups();
        MemorySegment values = rows.words(column);
        boolean nullable = rows.nullable(column);
        MemorySegment validity = rows.validity(column);
        for (int row = 0; row < rows.rows(); row++) {
            if (nullable && !Bitmaps.get(validity, rows.bit() + (long) row)) {
                continue;
            }
            long state = groups.getAtIndex(INT, row) * width + at;
            records.set(LONG, state, records.get(LONG, state) + 1);
            Sums.addTo192(records, state + 8, values.getAtIndex(LONG, 2L * row), values.getAtIndex(LONG, 2L * row + 1));
        }
    }

    @Override
    public void combine(MemorySegment into, long at, TextHeap texts, Group from) {
        MemorySegment other = from.records();
        long otherAt = from.at();
        into.set(LONG, at, into.get(LONG, at) + other.get(LONG, otherAt));
        Sums.addTo192(
                into,
                at + 8,
                other.get(LONG, otherAt + 8),
                other.get(LONG, otherAt + 16),
                other.get(LONG, otherAt + 24));
    }

    @Override
    public void emit(Group state, Cell into) {
        MemorySegment record = state.records();
        long count = record.get(LONG, state.at());
        if (count == 0) {
            into.absent();
        } else if (field.type().equals(Type.FLOAT64)) {
            into.real(Sums.real192(record, state.at() + 8) / count / Functions.power(scale));
        } else {
            Functions.requireDigits(Sums.big192(record, state.at() + 8));
            into.wide(record.get(LONG, state.at() + 8), record.get(LONG, state.at() + 16));
        }
    }
}
