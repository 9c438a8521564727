package dev.leat.core.aggregate;

import dev.leat.api.data.Field;
import dev.leat.core.aggregate.Layout.Group;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The average of numbers weighted by others, as floats: how many there are, and [Bins] of the weights and of the
/// products.
record RealWeighted(Field field, int column, int weight, Scales scales) implements Aggregate {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private static final long PRODUCTS = 8 + Bins.FOUR.bytes();

    /// Places after the point of values and weights, or [#FLOAT].
    record Scales(int values, int weights) {
        static final int FLOAT = -1;

        private static double real(long word, int scale) {
            return scale == FLOAT ? Double.longBitsToDouble(word) : word / Functions.power(scale);
        }
    }

    @Override
    public long bytes() {
        return 8 + 2 * Bins.FOUR.bytes();
    }

    @Override
    public void update(Slice rows, MemorySegment records, long width, long at) {
        Stretches stretches = rows.stretches();
        MemorySegment order = stretches.order();
        MemorySegment values = rows.words(column);
        MemorySegment weights = rows.words(weight);
        boolean nullable = rows.nullable(column) || rows.nullable(weight);
        for (int stretch = 0; stretch < stretches.count(); stretch++) {
            long state = stretches.group(stretch) * width + at;
            int end = stretches.end(stretch);
            for (int i = stretches.start(stretch); i < end; i++) {
                int row = order.getAtIndex(INT, i);
                if (nullable && (rows.isNull(column, row) || rows.isNull(weight, row))) {
                    continue;
                }
                records.set(LONG, state, records.get(LONG, state) + 1);
                double value = Scales.real(values.getAtIndex(LONG, row), scales.values());
                double by = Scales.real(weights.getAtIndex(LONG, row), scales.weights());
                Bins.FOUR.add(records, state + 8, by);
                Bins.FOUR.addProduct(records, state + PRODUCTS, value, by);
            }
        }
    }

    @Override
    public void combine(MemorySegment into, long at, TextHeap texts, Group from) {
        MemorySegment other = from.records();
        long otherAt = from.at();
        into.set(LONG, at, into.get(LONG, at) + other.get(LONG, otherAt));
        Bins.FOUR.combine(into, at + 8, other, otherAt + 8);
        Bins.FOUR.combine(into, at + PRODUCTS, other, otherAt + PRODUCTS);
    }

    @Override
    public void emit(MemorySegment record, long at, MemorySegment texts, Cell into) {
        long count = Functions.countOfFloats(record, at);
        double weights = Bins.FOUR.real(record, at + 8);
        if (count == 0 || weights == 0) {
            into.absent();
        } else {
            into.real(Bins.FOUR.real(record, at + PRODUCTS) / weights);
        }
    }
}
