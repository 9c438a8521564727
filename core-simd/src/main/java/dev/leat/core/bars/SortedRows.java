package dev.leat.core.bars;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.core.memory.GrowingMemory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Rows of eight words that are sorted by their first three. Rows that are equal in those stay as they came.
///
/// A natural merge sort: what is in order already is one run, and costs no more than a look.
final class SortedRows implements AutoCloseable {

    static final int WORDS = 8;

    private static final int KEYS = 3;
    private static final long BYTES = WORDS * 8L;

    private GrowingMemory rows;
    private GrowingMemory spare;
    private int count;

    SortedRows(MemoryBudget budget, String owner) {
        rows = new GrowingMemory(budget, owner);
        spare = new GrowingMemory(budget, owner);
    }

    int count() {
        return count;
    }

    long word(int row, int word) {
        return rows.segment().get(ValueLayout.JAVA_LONG, row * BYTES + word * 8L);
    }

    void set(int row, int word, long value) {
        rows.segment().set(ValueLayout.JAVA_LONG, row * BYTES + word * 8L, value);
    }

    /// Adds a row, whose words are to be set.
    ///
    /// @return its number
    int add() {
        rows.atLeast((count + 1L) * BYTES);
        return count++;
    }

    /// Moves a row to an earlier place.
    void move(int row, int to) {
        MemorySegment all = rows.segment();
        MemorySegment.copy(all, row * BYTES, all, to * BYTES, BYTES);
    }

    /// Leaves only the first rows.
    void truncate(int rowsLeft) {
        count = rowsLeft;
    }

    void sort() {
        while (mergeRuns() > 1) {
            GrowingMemory sorted = spare;
            spare = rows;
            rows = sorted;
        }
    }

    /// Merges runs two by two into the spare room.
    ///
    /// @return how many runs there were; where it was one, nothing was copied
    private int mergeRuns() {
        if (runEnd(0) >= count) {
            return 1;
        }
        spare.atLeast(count * BYTES);
        int runs = 0;
        int start = 0;
        while (start < count) {
            int middle = runEnd(start);
            int end = middle < count ? runEnd(middle) : middle;
            merge(start, middle, end);
            start = end;
            runs += 2;
        }
        return runs;
    }

    private int runEnd(int start) {
        int end = start + 1;
        while (end < count && !before(end, end - 1)) {
            end++;
        }
        return end;
    }

    private void merge(int start, int middle, int end) {
        MemorySegment from = rows.segment();
        MemorySegment into = spare.segment();
        int left = start;
        int right = middle;
        for (int to = start; to < end; to++) {
            boolean takeRight = left == middle || (right < end && before(right, left));
            int next = takeRight ? right++ : left++;
            MemorySegment.copy(from, next * BYTES, into, to * BYTES, BYTES);
        }
    }

    private boolean before(int row, int other) {
        for (int word = 0; word < KEYS; word++) {
            int order = Long.compare(word(row, word), word(other, word));
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    void save(DataOutput state) throws IOException {
        state.writeInt(count);
        for (long at = 0; at < count * BYTES; at += Long.BYTES) {
            state.writeLong(rows.segment().get(ValueLayout.JAVA_LONG, at));
        }
    }

    void restore(DataInput state) throws IOException {
        count = state.readInt();
        MemorySegment all = rows.atLeast(count * BYTES);
        for (long at = 0; at < count * BYTES; at += Long.BYTES) {
            all.set(ValueLayout.JAVA_LONG, at, state.readLong());
        }
    }

    @Override
    public void close() {
        rows.close();
        spare.close();
    }
}
