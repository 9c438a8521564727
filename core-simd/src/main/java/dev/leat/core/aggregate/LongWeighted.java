package dev.leat.core.aggregate;

import dev.leat.api.data.Field;
import dev.leat.core.aggregate.Layout.Group;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The average of integers or decimals of 64 bits, weighted by others: how many there are, the exact sums of the
/// weights, in 128 bits, and of the products, in 192.
///
/// @param scale places after the point of the values; those of the weights cancel
record LongWeighted(Field field, int column, int weight, int scale) implements Aggregate {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private static final int PRODUCTS = 24;

    @Override
    public long bytes() {
        return 48;
    }

    @Override
    public void update(Slice rows, MemorySegment records, long width, long at) {
        MemorySegment groups = rows.groups();
        MemorySegment values = rows.words(column);
        MemorySegment weights = rows.words(weight);
        boolean nullable = rows.nullable(column) || rows.nullable(weight);
        for (int row = 0; row < rows.rows(); row++) {
            if (nullable && (rows.isNull(column, row) || rows.isNull(weight, row))) {
                continue;
            }
            long state = groups.getAtIndex(INT, row) * width + at;
            records.set(LONG, state, records.get(LONG, state) + 1);
            long value = values.getAtIndex(LONG, row);
            long by = weights.getAtIndex(LONG, row);
            Sums.add(records, state + 8, by);
            Sums.addTo192(records, state + PRODUCTS, value * by, Math.multiplyHigh(value, by));
        }
    }

    @Override
    public void combine(MemorySegment into, long at, TextHeap texts, Group from) {
        MemorySegment other = from.records();
        long otherAt = from.at();
        into.set(LONG, at, into.get(LONG, at) + other.get(LONG, otherAt));
        Sums.add(into, at + 8, other.get(LONG, otherAt + 8), other.get(LONG, otherAt + 16));
        Sums.addTo192(
                into,
                at + PRODUCTS,
                other.get(LONG, otherAt + PRODUCTS),
                other.get(LONG, otherAt + PRODUCTS + 8),
                other.get(LONG, otherAt + PRODUCTS + 16));
    }

    @Override
    public void emit(Group state, Cell into) {
        double weights = Sums.real128(state.records(), state.at() + 8);
        if (weights == 0) {
            into.absent();
        } else {
            into.real(Sums.real192(state.records(), state.at() + PRODUCTS) / weights / Functions.power(scale));
        }
    }
}
