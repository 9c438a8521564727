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
        if (kind == Kind.TEXT) {
            texts(rows, records, width, at);
        } else {
            numbers(rows, records, width, at);
        }
    }

    private void numbers(Slice rows, MemorySegment records, long width, long at) {
        MemorySegment groups = rows.groups();
        MemorySegment values = rows.words(column);
        boolean nullable = rows.nullable(column);
        int words = kind.words();
        long ordinal = rows.ordinal(0) + 1;
        for (int row = 0; row < rows.rows(); row++) {
            long state = groups.getAtIndex(INT, row) * width + at;
            if (!beats(ordinal + row, records.get(LONG, state))) {
                continue;
            }
            boolean absent = nullable && rows.isNull(column, row);
            records.set(LONG, state, ordinal + row);
            records.set(LONG, state + 8, absent ? 1 : 0);
            for (int word = 0; word < words; word++) {
                long value = absent ? 0 : values.getAtIndex(LONG, (long) words * row + word);
                records.set(LONG, state + VALUE + 8L * word, value);
            }
        }
    }

    /// From the end on for the last, so that only texts are kept that are the last of these rows.
    private void texts(Slice rows, MemorySegment records, long width, long at) {
        MemorySegment groups = rows.groups();
        Column.Texts texts = rows.texts(column);
        int count = rows.rows();
        for (int i = 0; i < count; i++) {
            int row = sign > 0 ? count - 1 - i : i;
            long state = groups.getAtIndex(INT, row) * width + at;
            long ordinal = rows.ordinal(row) + 1;
            if (!beats(ordinal, records.get(LONG, state))) {
                continue;
            }
            boolean absent = rows.isNull(column, row);
            records.set(LONG, state, ordinal);
            records.set(LONG, state + 8, absent ? 1 : 0);
            records.set(LONG, state + VALUE, absent ? 0 : reference(rows, texts, row));
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
    public void emit(Group state, Cell into) {
        MemorySegment record = state.records();
        if (record.get(LONG, state.at()) == 0 || record.get(LONG, state.at() + 8) != 0) {
            into.absent();
        } else {
            into.value(record, state.at() + VALUE, state.texts());
        }
    }
}
