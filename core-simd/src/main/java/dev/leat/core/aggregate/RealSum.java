package dev.leat.core.aggregate;

import dev.leat.api.data.Field;
import dev.leat.api.simd.Bitmaps;
import dev.leat.core.aggregate.Layout.Group;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The sum of floats, or their average: how many there are, and [Bins].
///
/// @param average whether it is that
record RealSum(Field field, int column, boolean average) implements Aggregate {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    @Override
    public long bytes() {
        return 8 + Bins.FOUR.bytes();
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
            Bins.FOUR.add(records, state + 8, Double.longBitsToDouble(values.getAtIndex(LONG, row)));
        }
    }

    @Override
    public void combine(MemorySegment into, long at, TextHeap texts, Group from) {
        MemorySegment other = from.records();
        long otherAt = from.at();
        into.set(LONG, at, into.get(LONG, at) + other.get(LONG, otherAt));
        Bins.FOUR.combine(into, at + 8, other, otherAt + 8);
    }

    @Override
    public void emit(Group state, Cell into) {
        long count = Functions.countOfFloats(state);
        if (count == 0) {
            into.absent();
            return;
        }
        double sum = Bins.FOUR.real(state.records(), state.at() + 8);
        into.real(average ? sum / count : sum);
    }
}
