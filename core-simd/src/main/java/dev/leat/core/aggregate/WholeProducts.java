package dev.leat.core.aggregate;

import dev.leat.api.data.Field;
import dev.leat.core.aggregate.Layout.Group;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What comes of products of integers or decimals of 64 bits, with others or with themselves: how many there are, the
/// exact sums of the factors, in 128 bits, and of the products, in 192.
///
/// @param factor the column that values are multiplied by
/// @param scale places after the point of the values
record WholeProducts(Field field, int column, int factor, int scale, Result result) implements Aggregate {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private static final int FACTORS = 8;
    private static final int PRODUCTS = 24;

    /// What comes out.
    enum Result {
        /// The average of the values, weighted by the factors, whose places after the point cancel.
        WEIGHTED,
        /// The variance of the values, which are the factors too.
        VARIANCE,
        /// The root of the variance.
        DEVIATION
    }

    @Override
    public long bytes() {
        return 48;
    }

    @Override
    public void update(Slice rows, MemorySegment records, long width, long at) {
        Stretches stretches = rows.stretches();
        MemorySegment order = stretches.order();
        MemorySegment values = rows.words(column);
        MemorySegment factors = rows.words(factor);
        boolean nullable = rows.nullable(column) || rows.nullable(factor);
        for (int stretch = 0; stretch < stretches.count(); stretch++) {
            long state = stretches.group(stretch) * width + at;
            long count = records.get(LONG, state);
            long sumLow = records.get(LONG, state + FACTORS);
            long sumHigh = records.get(LONG, state + FACTORS + 8);
            long low = records.get(LONG, state + PRODUCTS);
            long middle = records.get(LONG, state + PRODUCTS + 8);
            long high = records.get(LONG, state + PRODUCTS + 16);
            int end = stretches.end(stretch);
            for (int i = stretches.start(stretch); i < end; i++) {
                int row = order.getAtIndex(INT, i);
                if (nullable && (rows.isNull(column, row) || rows.isNull(factor, row))) {
                    continue;
                }
                long value = values.getAtIndex(LONG, row);
                long by = factors.getAtIndex(LONG, row);
                count++;
                sumLow += by;
                sumHigh += (by >> 63) + Sums.carry(sumLow, by);
                // As Sums.addTo192 does, but in registers.
                long productLow = value * by;
                long productHigh = Math.multiplyHigh(value, by);
                low += productLow;
                long carried = Sums.carry(low, productLow);
                middle += productHigh;
                high += (productHigh >> 63) + Sums.carry(middle, productHigh);
                middle += carried;
                high += Sums.carry(middle, carried);
            }
            records.set(LONG, state, count);
            records.set(LONG, state + FACTORS, sumLow);
            records.set(LONG, state + FACTORS + 8, sumHigh);
            records.set(LONG, state + PRODUCTS, low);
            records.set(LONG, state + PRODUCTS + 8, middle);
            records.set(LONG, state + PRODUCTS + 16, high);
        }
    }

    @Override
    public void combine(MemorySegment into, long at, TextHeap texts, Group from) {
        MemorySegment other = from.records();
        long otherAt = from.at();
        into.set(LONG, at, into.get(LONG, at) + other.get(LONG, otherAt));
        Sums.add(into, at + FACTORS, other.get(LONG, otherAt + FACTORS), other.get(LONG, otherAt + FACTORS + 8));
        Sums.addTo192(
                into,
                at + PRODUCTS,
                other.get(LONG, otherAt + PRODUCTS),
                other.get(LONG, otherAt + PRODUCTS + 8),
                other.get(LONG, otherAt + PRODUCTS + 16));
    }

    @Override
    public void emit(MemorySegment record, long at, MemorySegment texts, Cell into) {
        switch (result) {
            case WEIGHTED -> {
                double weights = Sums.real128(record, at + FACTORS);
                if (weights == 0) {
                    into.absent();
                } else {
                    into.real(Sums.real192(record, at + PRODUCTS) / weights / Functions.power(scale));
                }
            }
            case VARIANCE, DEVIATION -> {
                if (record.get(LONG, at) < 2) {
                    into.absent();
                } else {
                    double variance = variance(record, at);
                    into.real(result == Result.DEVIATION ? Math.sqrt(variance) : variance);
                }
            }
        }
    }

    private double variance(MemorySegment record, long at) {
        double power = Functions.power(scale);
        return Functions.variance(
                        record.get(LONG, at), Sums.big128(record, at + FACTORS), Sums.big192(record, at + PRODUCTS), 0)
                / power
                / power;
    }
}
