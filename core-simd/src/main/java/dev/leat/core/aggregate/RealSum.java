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
        Stretches stretches = rows.stretches();
        MemorySegment order = stretches.order();
        MemorySegment values = rows.words(column);
        boolean nullable = rows.nullable(column);
        MemorySegment validity = rows.validity(column);
        for (int stretch = 0; stretch < stretches.count(); stretch++) {
            long state = stretches.group(stretch) * width + at;
            int end = stretches.end(stretch);
            for (int i = stretches.start(stretch); i < end; i++) {
                int row = order.getAtIndex(INT, i);
                if (nullable && !Bitmaps.get(validity, rows.bit() + (long) row)) {
                    continue;
                }
                records.set(LONG, state, records.get(LONG, state) + 1);
                Bins.FOUR.add(records, state + 8, Double.longBitsToDouble(values.getAtIndex(LONG, row)));
            }
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
    public void emit(MemorySegment record, long at, MemorySegment texts, Cell into) {
        long count = Functions.countOfFloats(record, at);
        if (count == 0) {
            into.absent();
            return;
        }
        double sum = Bins.FOUR.real(record, at + 8);
        into.real(average ? sum / count : sum);
    }
}
