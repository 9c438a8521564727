package dev.leat.core.aggregate;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.core.aggregate.Layout.Group;
import dev.leat.core.memory.GrowingMemory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// The groups of several cursors in order, those of the same key put together. A heap of cursors, the least on top.
final class Merged implements Cursor {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final Layout layout;
    private final List<Cursor> all;
    private final List<Cursor> heap = new ArrayList<>();
    private final GrowingMemory record;
    private final TextHeap texts;

    /// Whether the group is that of the last cursor left, which has not gone on yet.
    private boolean last;

    private boolean begun;
    private long prefix;

    /// @param cursors are closed with this
    Merged(Layout layout, List<Cursor> cursors, MemoryBudget memory) {
        this.layout = layout;
        this.all = List.copyOf(cursors);
        this.record = new GrowingMemory(memory, Table.OWNER);
        this.texts = new TextHeap(memory);
    }

    @Override
    public boolean next() throws IOException, InterruptedException {
        if (!begun) {
            begin();
        } else if (last) {
            advance();
        }
        if (heap.isEmpty()) {
            return false;
        }
        last = heap.size() == 1;
        if (!last) {
            join();
        }
        return true;
    }

    @Override
    public Group group() {
        return last ? heap.getFirst().group() : new Group(record.segment(), 0, texts.bytes());
    }

    @Override
    public long prefix() {
        return last ? heap.getFirst().prefix() : prefix;
    }

    private void begin() throws IOException, InterruptedException {
        begun = true;
        record.atLeast(layout.bytes());
        for (Cursor cursor : all) {
            if (cursor.next()) {
                heap.add(cursor);
            }
        }
        for (int i = heap.size() / 2 - 1; i >= 0; i--) {
            sink(i);
        }
    }

    /// Takes the least group, and all others of its key.
    private void join() throws IOException, InterruptedException {
        texts.clear();
        prefix = heap.getFirst().prefix();
        copy(heap.getFirst().group());
        advance();
        while (!heap.isEmpty() && heap.getFirst().prefix() == prefix) {
            Group other = heap.getFirst().group();
            if (layout.compare(group(), other) != 0) {
                return;
            }
            combine(other);
            advance();
        }
    }

    private void copy(Group from) {
        MemorySegment into = record.segment();
        MemorySegment.copy(from.records(), from.at(), into, 0, layout.bytes());
        for (long text : layout.textAt()) {
            long reference = into.get(LONG, text);
            into.set(LONG, text, texts.add(from.texts(), TextHeap.start(reference), TextHeap.length(reference)));
        }
    }

    private void combine(Group other) {
        List<Aggregate> aggregates = layout.aggregates();
        for (int i = 0; i < aggregates.size(); i++) {
            long state = layout.stateAt(i);
            var from = new Group(other.records(), other.at() + state, other.texts());
            aggregates.get(i).combine(record.segment(), state, texts, from);
        }
    }

    /// Lets the cursor on top go on.
    private void advance() throws IOException, InterruptedException {
        if (!heap.getFirst().next()) {
            Cursor end = heap.removeLast();
            if (heap.isEmpty()) {
                return;
            }
            heap.set(0, end);
        }
        sink(0);
    }

    private void sink(int start) {
        int root = start;
        Cursor sinking = heap.get(root);
        while (2 * root + 1 < heap.size()) {
            int child = 2 * root + 1;
            if (child + 1 < heap.size() && compare(heap.get(child + 1), heap.get(child)) < 0) {
                child++;
            }
            if (compare(sinking, heap.get(child)) <= 0) {
                break;
            }
            heap.set(root, heap.get(child));
            root = child;
        }
        heap.set(root, sinking);
    }

    private int compare(Cursor one, Cursor other) {
        int order = Long.compareUnsigned(one.prefix(), other.prefix());
        return order != 0 ? order : layout.compare(one.group(), other.group());
    }

    @Override
    public void close() throws IOException {
        record.close();
        texts.close();
        Runs.closeAll(all);
    }
}
