package dev.leat.core.aggregate;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.DataException;
import dev.leat.api.data.Field;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.core.aggregate.Layout.Group;
import dev.leat.core.memory.GrowingMemory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Some groups on their way out: copied side by side, then put into columns, one column after the other.
final class Staged implements AutoCloseable {

    /// Bytes of records that stay in the processor's cache while they are put into columns.
    static final long CACHED = 128 << 10;

    /// Bytes of text after which a batch is full.
    static final long TEXT = 1 << 20;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final Layout layout;
    private final MemorySegment records;
    private final GrowingMemory room;
    private final TextHeap texts;
    private final int most;

    Staged(Layout layout, MemoryBudget memory) {
        this.layout = layout;
        this.most = (int) Math.max(1, CACHED / layout.bytes());
        this.room = new GrowingMemory(memory, Table.OWNER);
        this.records = room.atLeast(most * layout.bytes());
        this.texts = new TextHeap(memory);
    }

    /// Fills a builder with the next groups, as many as it takes.
    ///
    /// @return whether there may be more
    boolean fill(Cursor cursor, BatchBuilder into) throws IOException, InterruptedException {
        var cell = new Cell(into);
        int rows = 0;
        int staged = -1;
        while (staged != 0 && rows < into.capacity() && cell.textBytes() < TEXT) {
            staged = stage(cursor, Math.min(most, into.capacity() - rows));
            put(rows, staged, cell);
            rows += staged;
        }
        into.rows(rows);
        return staged != 0;
    }

    private int stage(Cursor cursor, int wanted) throws IOException, InterruptedException {
        long bytes = layout.bytes();
        long[] references = layout.textAt();
        texts.clear();
        int count = 0;
        while (count < wanted && texts.used() < TEXT && cursor.next()) {
            Group group = cursor.group();
            long record = count * bytes;
            MemorySegment.copy(group.records(), group.at(), records, record, bytes);
            for (long text : references) {
                long reference = records.get(LONG, record + text);
                long copied = texts.add(group.texts(), TextHeap.start(reference), TextHeap.length(reference));
                records.set(LONG, record + text, copied);
            }
            count++;
        }
        return count;
    }

    private void put(int firstRow, int count, Cell into) {
        long bytes = layout.bytes();
        MemorySegment words = texts.bytes();
        int keys = layout.keys().size();
        for (int key = 0; key < keys; key++) {
            into.column(key);
            for (int i = 0; i < count; i++) {
                into.row(firstRow + i);
                if (Layout.isNull(records, i * bytes, key)) {
                    into.absent();
                } else {
                    into.value(records, i * bytes + layout.keyAt(key), words);
                }
            }
        }
        for (int i = 0; i < layout.aggregates().size(); i++) {
            into.column(keys + i);
            put(layout.aggregates().get(i), layout.stateAt(i), firstRow, count, into);
        }
    }

    private void put(Aggregate aggregate, long state, int firstRow, int count, Cell into) {
        long bytes = layout.bytes();
        MemorySegment words = texts.bytes();
        int i = 0;
        try {
            for (; i < count; i++) {
                into.row(firstRow + i);
                aggregate.emit(records, i * bytes + state, words, into);
            }
        } catch (ArithmeticException e) {
            throw new DataException(named(i * bytes), 0, "'" + aggregate.field().name() + "' " + e.getMessage());
        }
    }

    /// A group, as people know it.
    private String named(long record) {
        List<String> parts = new ArrayList<>();
        for (int key = 0; key < layout.keys().size(); key++) {
            Field field = layout.keys().get(key);
            String value = Layout.isNull(records, record, key)
                    ? "null"
                    : Shown.text(field.type(), records, record + layout.keyAt(key), texts.bytes());
            parts.add(field.name() + "=" + value);
        }
        return parts.isEmpty() ? "all rows" : "the group " + String.join(", ", parts);
    }

    @Override
    public void close() {
        room.close();
        texts.close();
    }
}
