package dev.leat.core.aggregate;

import dev.leat.api.data.Field;
import dev.leat.api.simd.Bitmaps;
import dev.leat.core.aggregate.Layout.Group;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;

/// The variance of integers or decimals of 64 bits, or its root: how many there are, and the exact sums of them, in 128
/// bits, and of their squares, in 192.
///
/// @param scale places after the point
/// @param root whether it is the standard deviation
record LongMoments(Field field, int column, int scale, boolean root) implements Aggregate {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private static final int SQUARES = 24;

    @Override
    public long bytes() {
        return 48;
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
            long value = values.getAtIndex(LONG, row);
            Sums.add(records, state + 8, value);
            Sums.addTo192(records, state + SQUARES, value * value, Math.multiplyHigh(value, value));
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
                at + SQUARES,
                other.get(LONG, otherAt + SQUARES),
                other.get(LONG, otherAt + SQUARES + 8),
                other.get(LONG, otherAt + SQUARES + 16));
    }

    @Override
    public void emit(Group state, Cell into) {
        MemorySegment record = state.records();
        long count = record.get(LONG, state.at());
        if (count < 2) {
            into.absent();
            return;
        }
        BigInteger sum = Sums.big128(record, state.at() + 8);
        BigInteger squares = Sums.big192(record, state.at() + SQUARES);
        double power = Functions.power(scale);
        double variance = Functions.variance(count, sum, squares, 0) / power / power;
        into.real(root ? Math.sqrt(variance) : variance);
    }
}
