package dev.leat.core.aggregate;

import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.core.aggregate.Layout.Group;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The least or the greatest value: a mark that there is one, and the value. NaN is above all numbers, and 0.0 above
/// -0.0; text compares by its bytes.
///
/// @param sign 1 for the greatest, -1 for the least
record Extreme(Field field, int column, Kind kind, int sign) implements Aggregate {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    @Override
    public long bytes() {
        return 8 + kind.bytes();
    }

    @Override
    public long textAt() {
        return kind == Kind.TEXT ? 8 : NO_TEXT;
    }

    @Override
    public void update(Slice rows, MemorySegment records, long width, long at) {
        switch (kind) {
            case INTEGER, REAL -> words(rows, records, width, at);
            case WIDE -> wides(rows, records, width, at);
            case TEXT -> texts(rows, records, width, at);
        }
    }

    /// Turned round, the least is the greatest.
    private void words(Slice rows, MemorySegment records, long width, long at) {
        Stretches stretches = rows.stretches();
        MemorySegment order = stretches.order();
        MemorySegment values = rows.words(column);
        boolean nullable = rows.nullable(column);
        boolean real = kind == Kind.REAL;
        long turned = sign > 0 ? 0 : -1;
        for (int stretch = 0; stretch < stretches.count(); stretch++) {
            long state = stretches.group(stretch) * width + at;
            long found = records.get(LONG, state);
            long kept = records.get(LONG, state + 8);
            long best = found == 0 ? Long.MIN_VALUE : (real ? ordered(kept) : kept) ^ turned;
            int end = stretches.end(stretch);
            for (int i = stretches.start(stretch); i < end; i++) {
                int row = order.getAtIndex(INT, i);
                if (nullable && rows.isNull(column, row)) {
                    continue;
                }
                long value = values.getAtIndex(LONG, row);
                best = Math.max(best, (real ? ordered(value) : value) ^ turned);
                found = 1;
            }
            if (found != 0) {
                best ^= turned;
                records.set(LONG, state, 1);
                records.set(LONG, state + 8, real ? signed(best) : best);
            }
        }
    }

    /// The bits of a double as a number that compares as doubles do. There are many NaNs, of which one is chosen.
    private static long ordered(long bits) {
        return signed(Double.doubleToLongBits(Double.longBitsToDouble(bits)));
    }

    /// Negative doubles have their sign above their size.
    private static long signed(long bits) {
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    private void wides(Slice rows, MemorySegment records, long width, long at) {
        Stretches stretches = rows.stretches();
        MemorySegment values = rows.words(column);
        MemorySegment none = MemorySegment.NULL;
        for (int stretch = 0; stretch < stretches.count(); stretch++) {
            long state = stretches.group(stretch) * width + at;
            for (int i = stretches.start(stretch); i < stretches.end(stretch); i++) {
                int row = stretches.order().getAtIndex(INT, i);
                if (rows.isNull(column, row)) {
                    continue;
                }
                if (records.get(LONG, state) == 0
                        || sign * Layout.compare(kind, values, 16L * row, none, records, state + 8, none) > 0) {
                    records.set(LONG, state, 1);
                    MemorySegment.copy(values, 16L * row, records, state + 8, 16);
                }
            }
        }
    }

    private void texts(Slice rows, MemorySegment records, long width, long at) {
        Stretches stretches = rows.stretches();
        for (int stretch = 0; stretch < stretches.count(); stretch++) {
            long state = stretches.group(stretch) * width + at;
            for (int i = stretches.start(stretch); i < stretches.end(stretch); i++) {
                int row = stretches.order().getAtIndex(INT, i);
                if (!rows.isNull(column, row)) {
                    text(rows, row, records, state);
                }
            }
        }
    }

    private void text(Slice rows, int row, MemorySegment records, long state) {
        Column.Texts texts = rows.texts(column);
        int text = rows.text(column, row);
        long start = texts.start(text);
        int length = (int) (texts.end(text) - start);
        boolean better = records.get(LONG, state) == 0;
        if (!better) {
            long best = records.get(LONG, state + 8);
            MemorySegment kept = rows.words().heap().bytes();
            int order =
                    TextHeap.compare(texts.bytes(), start, length, kept, TextHeap.start(best), TextHeap.length(best));
            better = sign * order > 0;
        }
        if (better) {
            records.set(LONG, state, 1);
            records.set(LONG, state + 8, rows.words().reference(texts.bytes(), start, length));
        }
    }

    @Override
    public void combine(MemorySegment into, long at, TextHeap texts, Group from) {
        MemorySegment other = from.records();
        long otherAt = from.at();
        if (other.get(LONG, otherAt) == 0) {
            return;
        }
        boolean better = into.get(LONG, at) == 0
                || sign * Layout.compare(kind, other, otherAt + 8, from.texts(), into, at + 8, texts.bytes()) > 0;
        if (!better) {
            return;
        }
        into.set(LONG, at, 1);
        texts.copy(kind, from, 8, into, at + 8);
    }

    @Override
    public void emit(MemorySegment record, long at, MemorySegment texts, Cell into) {
        if (record.get(LONG, at) == 0) {
            into.absent();
        } else {
            into.value(record, at + 8, texts);
        }
    }
}
