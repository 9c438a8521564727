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
            case INTEGER -> integers(rows, records, width, at);
            case REAL -> reals(rows, records, width, at);
            case WIDE -> wides(rows, records, width, at);
            case TEXT -> texts(rows, records, width, at);
        }
    }

    private void integers(Slice rows, MemorySegment records, long width, long at) {
        MemorySegment groups = rows.groups();
        MemorySegment values = rows.words(column);
        boolean nullable = rows.nullable(column);
        for (int row = 0; row < rows.rows(); row++) {
            if (nullable && rows.isNull(column, row)) {
                continue;
            }
            long state = groups.getAtIndex(INT, row) * width + at;
            long value = values.getAtIndex(LONG, row);
            long best = records.get(LONG, state + 8);
            boolean better = sign > 0 ? value > best : value < best;
            if (better || records.get(LONG, state) == 0) {
                records.set(LONG, state, 1);
                records.set(LONG, state + 8, value);
            }
        }
    }

    private void reals(Slice rows, MemorySegment records, long width, long at) {
        MemorySegment groups = rows.groups();
        MemorySegment values = rows.words(column);
        boolean nullable = rows.nullable(column);
        for (int row = 0; row < rows.rows(); row++) {
            if (nullable && rows.isNull(column, row)) {
                continue;
            }
            long state = groups.getAtIndex(INT, row) * width + at;
            double value = Double.longBitsToDouble(values.getAtIndex(LONG, row));
            double best = Double.longBitsToDouble(records.get(LONG, state + 8));
            if (records.get(LONG, state) == 0 || sign * Double.compare(value, best) > 0) {
                records.set(LONG, state, 1);
                // There are many NaNs, of which one has to be chosen.
                records.set(LONG, state + 8, Double.doubleToLongBits(value));
            }
        }
    }

    private void wides(Slice rows, MemorySegment records, long width, long at) {
        MemorySegment groups = rows.groups();
        MemorySegment values = rows.words(column);
        MemorySegment none = MemorySegment.NULL;
        for (int row = 0; row < rows.rows(); row++) {
            if (rows.isNull(column, row)) {
                continue;
            }
            long state = groups.getAtIndex(INT, row) * width + at;
            if (records.get(LONG, state) == 0
                    || sign * Layout.compare(kind, values, 16L * row, none, records, state + 8, none) > 0) {
                records.set(LONG, state, 1);
                MemorySegment.copy(values, 16L * row, records, state + 8, 16);
            }
        }
    }

    private void texts(Slice rows, MemorySegment records, long width, long at) {
        MemorySegment groups = rows.groups();
        Column.Texts texts = rows.texts(column);
        for (int row = 0; row < rows.rows(); row++) {
            if (rows.isNull(column, row)) {
                continue;
            }
            long state = groups.getAtIndex(INT, row) * width + at;
            int text = rows.text(column, row);
            long start = texts.start(text);
            int length = (int) (texts.end(text) - start);
            long best = records.get(LONG, state + 8);
            MemorySegment kept = rows.words().heap().bytes();
            boolean better = records.get(LONG, state) == 0
                    || sign
                                    * TextHeap.compare(
                                            texts.bytes(),
                                            start,
                                            length,
                                            kept,
                                            TextHeap.start(best),
                                            TextHeap.length(best))
                            > 0;
            if (better) {
                records.set(LONG, state, 1);
                records.set(LONG, state + 8, rows.words().reference(texts.bytes(), start, length));
            }
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
    public void emit(Group state, Cell into) {
        if (state.records().get(LONG, state.at()) == 0) {
            into.absent();
        } else {
            into.value(state.records(), state.at() + 8, state.texts());
        }
    }
}
