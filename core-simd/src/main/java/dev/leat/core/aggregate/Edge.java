package dev.leat.core.aggregate;

import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.core.aggregate.Layout.Group;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The value of the first or of the last row, null or not: the row's ordinal plus 1, a mark where the value is null,
/// and the value.
///
/// @param sign 1 for the last, -1 for the first
record Edge(Field field, int column, Kind kind, int sign) implements Aggregate {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private static final int VALUE = 16;

    @Override
    public long bytes() {
        return VALUE + kind.bytes();
    }

    @Override
    public long textAt() {
        return kind == Kind.TEXT ? VALUE : NO_TEXT;
    }

    @Override
    public void update(Slice rows, MemorySegment records, long width, long at) {
        Stretches stretches = rows.stretches();
        MemorySegment order = stretches.order();
        int count = stretches.count();
        for (int i = 0; i < count; i++) {
            // From the end on for the last, so that of texts only those are kept that are the last of these rows.
            int stretch = sign > 0 ? count - 1 - i : i;
            int row = order.getAtIndex(INT, sign > 0 ? stretches.end(stretch) - 1L : stretches.start(stretch));
            long state = stretches.group(stretch) * width + at;
            long ordinal = rows.ordinal(row) + 1;
            if (beats(ordinal, records.get(LONG, state))) {
                records.set(LONG, state, ordinal);
                keep(rows, row, records, state);
            }
        }
    }

    private void keep(Slice rows, int row, MemorySegment records, long state) {
        boolean absent = rows.isNull(column, row);
        records.set(LONG, state + 8, absent ? 1 : 0);
        if (kind == Kind.TEXT) {
            records.set(LONG, state + VALUE, absent ? 0 : reference(rows, rows.texts(column), row));
            return;
        }
        for (int word = 0; word < kind.words(); word++) {
            records.set(LONG, state + VALUE + 8L * word, absent ? 0 : rows.word(column, row, word));
        }
    }

    private long reference(Slice rows, Column.Texts texts, int row) {
        int text = rows.text(column, row);
        long start = texts.start(text);
        return rows.words().reference(texts.bytes(), start, texts.end(text) - start);
    }

    private boolean beats(long ordinal, long other) {
        return other == 0 || (sign > 0 ? ordinal > other : ordinal < other);
    }

    @Override
    public void combine(MemorySegment into, long at, TextHeap texts, Group from) {
        MemorySegment other = from.records();
        long otherAt = from.at();
        if (other.get(LONG, otherAt) == 0 || !beats(other.get(LONG, otherAt), into.get(LONG, at))) {
            return;
        }
        into.set(LONG, at, other.get(LONG, otherAt));
        into.set(LONG, at + 8, other.get(LONG, otherAt + 8));
        texts.copy(kind, from, VALUE, into, at + VALUE);
    }

    @Override
    public void emit(MemorySegment record, long at, MemorySegment texts, Cell into) {
        if (record.get(LONG, at) == 0 || record.get(LONG, at + 8) != 0) {
            into.absent();
        } else {
            into.value(record, at + VALUE, texts);
        }
    }
}
