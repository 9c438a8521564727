package dev.leat.core.aggregate;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.core.aggregate.Layout.Group;
import dev.leat.core.memory.GrowingMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// A group that is put together of several of the same key. Its record is taken at the start.
final class Joined implements AutoCloseable {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final Layout layout;
    private final GrowingMemory room;
    private final MemorySegment record;
    private final TextHeap texts;

    Joined(Layout layout, MemoryBudget memory) {
        this.layout = layout;
        this.room = new GrowingMemory(memory, Table.OWNER);
        this.record = room.atLeast(layout.bytes());
        this.texts = new TextHeap(memory);
    }

    /// Begins with a copy of the first.
    void set(Group first) {
        texts.clear();
        MemorySegment.copy(first.records(), first.at(), record, 0, layout.bytes());
        for (long text : layout.textAt()) {
            long reference = record.get(LONG, text);
            record.set(LONG, text, texts.add(first.texts(), TextHeap.start(reference), TextHeap.length(reference)));
        }
    }

    void add(Group other) {
        List<Aggregate> aggregates = layout.aggregates();
        for (int i = 0; i < aggregates.size(); i++) {
            long state = layout.stateAt(i);
            var from = new Group(other.records(), other.at() + state, other.texts());
            aggregates.get(i).combine(record, state, texts, from);
        }
    }

    TextHeap texts() {
        return texts;
    }

    Group group() {
        return new Group(record, 0, texts.bytes());
    }

    @Override
    public void close() {
        room.close();
        texts.close();
    }
}
