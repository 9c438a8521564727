package dev.leat.core.bars;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.core.memory.GrowingMemory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The ids that trades of each key had, as intervals: one where none is missing between the first and the last.
///
/// At most [#MOST] intervals are kept of a key, those of the highest ids. An id below them counts as new.
final class SeenIds implements AutoCloseable {

    /// 16 KiB a key, where ids have that many gaps.
    static final int MOST = 1024;

    private static final int LEAST = 4;
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG;

    /// Of each key: where its intervals lie, how many there are, and for how many there is room.
    private static final int HEAD = 3;

    private final GrowingMemory heads;

    /// First and last id of each interval, in order. GrowingMemory that a key has outgrown is not used again.
    private final GrowingMemory intervals;

    private int keys;
    private long used;

    SeenIds(MemoryBudget budget) {
        heads = new GrowingMemory(budget, "bars ids seen");
        intervals = new GrowingMemory(budget, "bars ids seen");
    }

    boolean contains(int key, long id) {
        if (key >= keys) {
            return false;
        }
        long at = after(key, id);
        return at > 0 && id <= last(key, at - 1);
    }

    /// Whether there was an id above one.
    boolean reaches(int key, long id) {
        return key < keys && count(key) > 0 && last(key, count(key) - 1) > id;
    }

    /// Adds the ids of trades from `from` to before `to`.
    void add(int key, Trades trades, int from, int to) {
        int i = from;
        while (i < to) {
            int start = i++;
            while (i < to && trades.id(i) == trades.id(i - 1) + 1) {
                i++;
            }
            add(key, trades.id(start), trades.id(i - 1));
        }
    }

    private void add(int key, long first, long last) {
        withKey(key);
        long at = after(key, first);
        boolean follows = at > 0 && last(key, at - 1) == first - 1;
        boolean precedes = at < count(key) && first(key, at) == last + 1;
        if (follows && precedes) {
            setLast(key, at - 1, last(key, at));
            remove(key, at);
        } else if (follows) {
            setLast(key, at - 1, last);
        } else if (precedes) {
            setFirst(key, at, first);
        } else {
            insert(key, at, first, last);
        }
    }

    /// The number of the first interval that starts after an id. Most often it is beyond the last one.
    private long after(int key, long id) {
        long low = 0;
        long high = count(key);
        if (high > 0 && first(key, high - 1) <= id) {
            return high;
        }
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (first(key, middle) <= id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void insert(int key, long at, long first, long last) {
        long place = at;
        if (count(key) == MOST) {
            if (place == 0) {
                return;
            }
            remove(key, 0);
            place--;
        } else if (count(key) == head(key, 2)) {
            grow(key);
        }
        move(key, place, place + 1);
        head(key, 1, count(key) + 1);
        setFirst(key, place, first);
        setLast(key, place, last);
    }

    private void remove(int key, long at) {
        move(key, at + 1, at);
        head(key, 1, count(key) - 1);
    }

    /// Moves the intervals from one on.
    private void move(int key, long from, long to) {
        MemorySegment all = intervals.segment();
        MemorySegment.copy(all, place(key, from), all, place(key, to), 16 * (count(key) - from));
    }

    private void grow(int key) {
        long room = Math.max(LEAST, 2 * head(key, 2));
        MemorySegment all = intervals.atLeast(16 * (used + room));
        MemorySegment.copy(all, place(key, 0), all, 16 * used, 16 * count(key));
        head(key, 0, used);
        head(key, 2, room);
        used += room;
    }

    private void withKey(int key) {
        if (key >= keys) {
            heads.atLeast(8L * HEAD * (key + 1L));
            for (int fresh = keys; fresh <= key; fresh++) {
                head(fresh, 0, 0);
                head(fresh, 1, 0);
                head(fresh, 2, 0);
            }
            keys = key + 1;
        }
    }

    private long count(int key) {
        return head(key, 1);
    }

    private long head(int key, int word) {
        return heads.segment().getAtIndex(WORD, (long) HEAD * key + word);
    }

    private void head(int key, int word, long value) {
        heads.segment().setAtIndex(WORD, (long) HEAD * key + word, value);
    }

    private long place(int key, long interval) {
        return 16 * (head(key, 0) + interval);
    }

    private long first(int key, long interval) {
        return intervals.segment().get(WORD, place(key, interval));
    }

    private long last(int key, long interval) {
        return intervals.segment().get(WORD, place(key, interval) + 8);
    }

    private void setFirst(int key, long interval, long id) {
        intervals.segment().set(WORD, place(key, interval), id);
    }

    private void setLast(int key, long interval, long id) {
        intervals.segment().set(WORD, place(key, interval) + 8, id);
    }

    void save(DataOutput state) throws IOException {
        state.writeInt(keys);
        for (int key = 0; key < keys; key++) {
            state.writeInt((int) count(key));
            for (long i = 0; i < count(key); i++) {
                state.writeLong(first(key, i));
                state.writeLong(last(key, i));
            }
        }
    }

    void restore(DataInput state) throws IOException {
        int saved = state.readInt();
        for (int key = 0; key < saved; key++) {
            withKey(key);
            int count = state.readInt();
            for (int i = 0; i < count; i++) {
                add(key, state.readLong(), state.readLong());
            }
        }
    }

    @Override
    public void close() {
        heads.close();
        intervals.close();
    }
}
