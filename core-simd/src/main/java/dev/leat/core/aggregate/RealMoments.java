package dev.leat.core.aggregate;

import dev.leat.api.data.Field;
import dev.leat.api.simd.Bitmaps;
import dev.leat.core.aggregate.Layout.Group;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;

/// The variance of floats, or its root: how many there are, and [Bins] of them and of their squares, whose rounding is
/// added too, so that large values that differ little lose nothing.
///
/// @param root whether it is the standard deviation
record RealMoments(Field field, int column, boolean root) implements Aggregate {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private static final long SQUARES = 8 + Bins.FOUR.bytes();

    @Override
    public long bytes() {
        return SQUARES + Bins.SIX.bytes();
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
                double value = Double.longBitsToDouble(values.getAtIndex(LONG, row));
                Bins.FOUR.add(records, state + 8, value);
                Bins.SIX.addProduct(records, state + SQUARES, value, value);
            }
        }
    }

    @Override
    public void combine(MemorySegment into, long at, TextHeap texts, Group from) {
        MemorySegment other = from.records();
        long otherAt = from.at();
        into.set(LONG, at, into.get(LONG, at) + other.get(LONG, otherAt));
        Bins.FOUR.combine(into, at + 8, other, otherAt + 8);
        Bins.SIX.combine(into, at + SQUARES, other, otherAt + SQUARES);
    }

    @Override
    public void emit(MemorySegment record, long at, MemorySegment texts, Cell into) {
        long count = Functions.countOfFloats(record, at);
        if (count < 2) {
            into.absent();
        } else if (!Bins.finite(record, at + SQUARES)) {
            into.real(Double.NaN);
        } else {
            double variance = variance(record, at, count);
            into.real(root ? Math.sqrt(variance) : variance);
        }
    }

    private static double variance(MemorySegment record, long at, long count) {
        int exponent = Bins.FOUR.exponent(record, at + 8);
        int ofSquares = Bins.SIX.exponent(record, at + SQUARES);
        // Both sums as multiples of one power of two.
        int least = Math.min(2 * exponent, ofSquares);
        if ((least & 1) != 0) {
            least--;
        }
        BigInteger sum = Bins.FOUR.whole(record, at + 8).shiftLeft(exponent - least / 2);
        BigInteger squares = Bins.SIX.whole(record, at + SQUARES).shiftLeft(ofSquares - least);
        // What was left out below may make it less than nothing.
        return Math.max(0, Functions.variance(count, sum, squares, least));
    }
}
