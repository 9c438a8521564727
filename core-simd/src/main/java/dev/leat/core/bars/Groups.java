package dev.leat.core.bars;

import dev.leat.api.memory.MemoryBudget;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Brings a batch's rows together by key. Within a key they keep their order; keys come in the order of their first
/// rows. Where they lie together already nothing is copied.
final class Groups implements AutoCloseable {

    /// Rows of one key that lie together are worth a visit of their own from this many on.
    private static final int LONG_RUN = 64;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private final Scratch scratch;
    private final Room runs;
    private final Room places;
    private int count;
    private Trades trades;

    Groups(MemoryBudget budget) {
        scratch = new Scratch(budget);
        runs = new Room(budget, "bars keys");
        places = new Room(budget, "bars keys");
        trades = scratch.trades();
    }

    /// Divides `rows` rows by their key numbers.
    void divide(Trades batch, MemorySegment keys, int rows, int keyCount) {
        trades = batch;
        findRuns(keys, rows);
        if ((long) count * LONG_RUN > rows && count > 1) {
            gather(batch, keys, rows, keyCount);
        }
    }

    int count() {
        return count;
    }

    /// The trades that runs are stretches of.
    Trades trades() {
        return trades;
    }

    int key(int run) {
        return runs.segment().getAtIndex(INT, 2L * run);
    }

    int start(int run) {
        return run == 0 ? 0 : end(run - 1);
    }

    int end(int run) {
        return runs.segment().getAtIndex(INT, 2L * run + 1);
    }

    private void findRuns(MemorySegment keys, int rows) {
        count = 0;
        int key = keys.getAtIndex(INT, 0);
        for (int row = 1; row < rows; row++) {
            int next = keys.getAtIndex(INT, row);
            if (next != key) {
                add(key, row);
                key = next;
            }
        }
        add(key, rows);
    }

    private void add(int key, int end) {
        MemorySegment all = runs.atLeast(8L * (count + 1L));
        all.setAtIndex(INT, 2L * count, key);
        all.setAtIndex(INT, 2L * count + 1, end);
        count++;
    }

    /// A counting sort. The place of each key is kept by key; only those of this batch's keys are touched.
    private void gather(Trades batch, MemorySegment keys, int rows, int keyCount) {
        MemorySegment place = places.atLeast(4L * keyCount);
        for (int row = 0; row < rows; row++) {
            place.setAtIndex(INT, keys.getAtIndex(INT, row), 0);
        }
        for (int row = 0; row < rows; row++) {
            int key = keys.getAtIndex(INT, row);
            place.setAtIndex(INT, key, place.getAtIndex(INT, key) + 1);
        }
        layOut(keys, rows, place);
        trades = scratch.room(rows, batch);
        for (int row = 0; row < rows; row++) {
            int key = keys.getAtIndex(INT, row);
            int to = place.getAtIndex(INT, key);
            place.setAtIndex(INT, key, to + 1);
            scratch.copy(batch, row, to);
        }
    }

    /// Turns the counts into starts. A count is marked as done by its complement, which is negative.
    private void layOut(MemorySegment keys, int rows, MemorySegment place) {
        count = 0;
        int end = 0;
        for (int row = 0; row < rows; row++) {
            int key = keys.getAtIndex(INT, row);
            int size = place.getAtIndex(INT, key);
            if (size > 0) {
                place.setAtIndex(INT, key, ~end);
                end += size;
                add(key, end);
            }
        }
        for (int run = 0; run < count; run++) {
            place.setAtIndex(INT, key(run), start(run));
        }
    }

    @Override
    public void close() {
        scratch.close();
        runs.close();
        places.close();
    }
}
