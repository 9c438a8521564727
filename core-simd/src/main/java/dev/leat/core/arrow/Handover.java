package dev.leat.core.arrow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The order in which batches were given away and memory is to be given back: some memory goes back once all batches
/// that were given away before it are released, since any of them may lie in it.
///
/// Thread-safe: the lock holds that the first entry is a batch that is still out.
final class Handover {

    private final Deque<Entry> entries = new ArrayDeque<>();

    /// A batch is given away.
    ///
    /// @return says that it was released
    Runnable given() {
        var batch = new Entry(() -> {}, true);
        synchronized (this) {
            entries.add(batch);
        }
        return () -> released(batch);
    }

    /// What memory is given back with, after what was given away so far.
    void afterwards(Runnable release) {
        synchronized (this) {
            entries.add(new Entry(release, false));
        }
        settle();
    }

    private void released(Entry batch) {
        synchronized (this) {
            batch.out = false;
        }
        settle();
    }

    private void settle() {
        List<Entry> done = new ArrayList<>();
        synchronized (this) {
            while (!entries.isEmpty() && !entries.getFirst().out) {
                done.add(entries.removeFirst());
            }
        }
        done.forEach(entry -> entry.release.run());
    }

    private static final class Entry {
        private final Runnable release;
        private boolean out;

        Entry(Runnable release, boolean out) {
            this.release = release;
            this.out = out;
        }
    }
}
