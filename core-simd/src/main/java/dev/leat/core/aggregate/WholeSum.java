package dev.leat.core.aggregate;

import dev.leat.api.data.Field;
import dev.leat.api.data.Type;
import dev.leat.api.simd.Bitmaps;
import dev.leat.core.aggregate.Layout.Group;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The exact sum of integers or decimals, or their average: how many there are, and a sum of one word more than they
/// have.
///
/// @param kind [Kind#INTEGER] or [Kind#WIDE]
/// @param scale places after the point
record WholeSum(Field field, int column, Kind kind, int scale) implements Aggregate {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private static final int SUM = 8;

    @Override
    public long bytes() {
        return SUM + kind.bytes() + 8;
    }

    @Override
    public void update(Slice rows, MemorySegment records, long width, long at) {
        if (kind == Kind.WIDE) {
            wides(rows, records, width, at);
        } else {
            integers(rows, records, width, at);
        }
    }

    private void integers(Slice rows, MemorySegment records, long width, long at) {
        Stretches stretches = rows.stretches();
        MemorySegment order = stretches.order();
        MemorySegment values = rows.words(column);
        boolean nullable = rows.nullable(column);
        MemorySegment validity = rows.validity(column);
        long bit = rows.bit();
        for (int stretch = 0; stretch < stretches.count(); stretch++) {
            long state = stretches.group(stretch) * width + at;
            long count = records.get(LONG, state);
            long low = records.get(LONG, state + SUM);
            long high = records.get(LONG, state + SUM + 8);
            int end = stretches.end(stretch);
            for (int i = stretches.start(stretch); i < end; i++) {
                long row = order.getAtIndex(INT, i);
                if (nullable && !Bitmaps.get(validity, bit + row)) {
                    continue;
                }
                long value = values.getAtIndex(LONG, row);
                count++;
                low += value;
                high += (value >> 63) + Sums.carry(low, value);
            }
            records.set(LONG, state, count);
            records.set(LONG, state + SUM, low);
            records.set(LONG, state + SUM + 8, high);
        }
    }

    private void wides(Slice rows, MemorySegment records, long width, long at) {
        Stretches stretches = rows.stretches();
        MemorySegment order = stretches.order();
        MemorySegment values = rows.words(column);
        boolean nullable = rows.nullable(column);
        MemorySegment validity = rows.validity(column);
        long bit = rows.bit();
        for (int stretch = 0; stretch < stretches.count(); stretch++) {
            long state = stretches.group(stretch) * width + at;
            int end = stretches.end(stretch);
            for (int i = stretches.start(stretch); i < end; i++) {
                long row = order.getAtIndex(INT, i);
                if (nullable && !Bitmaps.get(validity, bit + row)) {
                    continue;
                }
                records.set(LONG, state, records.get(LONG, state) + 1);
                long low = values.getAtIndex(LONG, 2 * row);
                Sums.addTo192(records, state + SUM, low, values.getAtIndex(LONG, 2 * row + 1));
            }
        }
    }

    @Override
    public void combine(MemorySegment into, long at, TextHeap texts, Group from) {
        MemorySegment other = from.records();
        long sum = from.at() + SUM;
        into.set(LONG, at, into.get(LONG, at) + other.get(LONG, from.at()));
        if (kind == Kind.WIDE) {
            Sums.addTo192(into, at + SUM, other.get(LONG, sum), other.get(LONG, sum + 8), other.get(LONG, sum + 16));
        } else {
            Sums.add(into, at + SUM, other.get(LONG, sum), other.get(LONG, sum + 8));
        }
    }

    @Override
    public void emit(MemorySegment record, long at, MemorySegment texts, Cell into) {
        long count = record.get(LONG, at);
        if (count == 0) {
            into.absent();
        } else if (field.type().equals(Type.FLOAT64)) {
            into.real(real(record, at + SUM) / count / Functions.power(scale));
        } else if (field.type().equals(Type.INT64)) {
            into.integer(Sums.word(record, at + SUM));
        } else {
            requireDigits(record, at + SUM);
            into.wide(record.get(LONG, at + SUM), record.get(LONG, at + SUM + 8));
        }
    }

    private double real(MemorySegment record, long at) {
        return kind == Kind.WIDE ? Sums.real192(record, at) : Sums.real128(record, at);
    }

    private void requireDigits(MemorySegment record, long at) {
        if (kind == Kind.WIDE) {
            Sums.requireDigits192(record, at, scale);
        } else {
            Sums.requireDigits128(record, at, scale);
        }
    }
}
