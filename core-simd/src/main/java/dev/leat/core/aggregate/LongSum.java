package dev.leat.core.aggregate;

import dev.leat.api.data.Field;
import dev.leat.api.data.Type;
import dev.leat.api.simd.Bitmaps;
import dev.leat.core.aggregate.Layout.Group;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The exact sum of integers, or of decimals of 64 bits, or their average: how many there are, and a sum of 128 bits.
///
/// @param scale places after the point
record LongSum(Field field, int column, int scale) implements Aggregate {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    @Override
    public long bytes() {
        return 24;
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
            Sums.add(records, state + 8, values.getAtIndex(LONG, row));
        }
    }

    @Override
    public void combine(MemorySegment into, long at, TextHeap texts, Group from) {
        MemorySegment other = from.records();
        long otherAt = from.at();
        into.set(LONG, at, into.get(LONG, at) + other.get(LONG, otherAt));
        Sums.add(into, at + 8, other.get(LONG, otherAt + 8), other.get(LONG, otherAt + 16));
    }

    @Override
    public void emit(Group state, Cell into) {
        MemorySegment record = state.records();
        long count = record.get(LONG, state.at());
        long low = record.get(LONG, state.at() + 8);
        long high = record.get(LONG, state.at() + 16);
        if (count == 0) {
            into.absent();
        } else if (field.type().equals(Type.FLOAT64)) {
            into.real(Sums.real128(record, state.at() + 8) / count / Functions.power(scale));
        } else if (field.type().equals(Type.INT64)) {
            if (high != low >> 63) {
                throw new ArithmeticException(
                        "is " + Sums.big128(record, state.at() + 8) + ", and int64 ends at " + Long.MAX_VALUE);
            }
            into.integer(low);
        } else {
            Functions.requireDigits(Sums.big128(record, state.at() + 8));
            into.wide(low, high);
        }
    }
}
