package dev.leat.core.bars;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.core.memory.GrowingMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Brings a batch's rows together by key. Within a key they keep their order; keys come in the order of their first
/// rows. Where they lie together already nothing is copied.
final class Groups implements Runs, AutoCloseable {

    /// Rows of one key that lie together are worth a visit of their own from this many on.
    private static final int LONG_RUN = 64;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private final Scratch scratch;
    private final GrowingMemory runs;
    private final GrowingMemory places;
    private final GrowingMemory destinations;
    private int count;
    private Trades trades;

    Groups(MemoryBudget budget) {
        scratch = new Scratch(budget);
        runs = new GrowingMemory(budget, "bars keys");
        places = new GrowingMemory(budget, "bars keys");
        destinations = new GrowingMemory(budget, "bars keys");
        trades = scratch.trades();
    }

    /// Divides `rows` rows by their key numbers. Without any they are of one key, 0.
    void divide(Trades batch, MemorySegment keys, int rows, int keyCount) {
        trades = batch;
        if (keys.byteSize() == 0) {
            count = 0;
            add(0, rows);
        } else if (!findRuns(keys, rows)) {
            gather(batch, keys, rows, keyCount);
        }
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public Trades trades() {
        return trades;
    }

    @Override
    public int key(int run) {
        return runs.segment().getAtIndex(INT, 2L * run);
    }

    @Override
    public int start(int run) {
        return run == 0 ? 0 : end(run - 1);
    }

    @Override
    public int end(int run) {
        return runs.segment().getAtIndex(INT, 2L * run + 1);
    }

    /// @return false where rows of one key do not lie together for long
    private boolean findRuns(MemorySegment keys, int rows) {
        int most = Math.max(1, rows / LONG_RUN);
        count = 0;
        int key = keys.getAtIndex(INT, 0);
        for (int row = 1; row < rows; row++) {
            int next = keys.getAtIndex(INT, row);
            if (next != key) {
                if (count + 1 == most) {
                    return false;
                }
                add(key, row);
                key = next;
            }
        }
        add(key, rows);
        return true;
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
        MemorySegment to = destinations.atLeast(4L * rows);
        for (int row = 0; row < rows; row++) {
            int key = keys.getAtIndex(INT, row);
            int next = place.getAtIndex(INT, key);
            place.setAtIndex(INT, key, next + 1);
            to.setAtIndex(INT, row, next);
        }
        trades = scratch.room(rows, batch);
        scratch.scatter(batch, to, rows);
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
        destinations.close();
    }
}
