package dev.leat.core.aggregate;

import dev.leat.core.aggregate.Layout.Group;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The groups of several cursors in order, those of the same key put together. A heap of cursors, the least on top.
final class Merged implements Cursor {

    private final Layout layout;
    private final List<Cursor> all;
    private final List<Cursor> heap = new ArrayList<>();
    private final Joined joined;

    /// Whether the group is that of the cursor on top as it is, which has not gone on yet.
    private boolean alone;

    private boolean begun;
    private long prefix;

    /// @param cursors are closed with this
    /// @param joined is worked with; stays the caller's
    Merged(Layout layout, List<Cursor> cursors, Joined joined) {
        this.layout = layout;
        this.all = List.copyOf(cursors);
        this.joined = joined;
    }

    @Override
    public boolean next() throws IOException, InterruptedException {
        if (!begun) {
            begin();
        } else if (alone && !heap.isEmpty()) {
            advance();
        }
        if (heap.isEmpty()) {
            return false;
        }
        alone = alone();
        if (!alone) {
            join();
        }
        return true;
    }

    @Override
    public Group group() {
        return alone ? heap.getFirst().group() : joined.group();
    }

    @Override
    public long prefix() {
        return alone ? heap.getFirst().prefix() : prefix;
    }

    /// Whether no other cursor can be at the same key.
    private boolean alone() {
        long least = heap.getFirst().prefix();
        return (heap.size() < 2 || heap.get(1).prefix() != least)
                && (heap.size() < 3 || heap.get(2).prefix() != least);
    }

    private void begin() throws IOException, InterruptedException {
        begun = true;
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
        prefix = heap.getFirst().prefix();
        joined.set(heap.getFirst().group());
        advance();
        while (!heap.isEmpty() && heap.getFirst().prefix() == prefix) {
            Group other = heap.getFirst().group();
            if (layout.compare(joined.group(), other) != 0) {
                return;
            }
            joined.add(other);
            advance();
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
        Runs.closeAll(all);
    }
}
