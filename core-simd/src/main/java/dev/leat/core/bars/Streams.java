package dev.leat.core.bars;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.core.memory.GrowingMemory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The [Stream] of every key, side by side in memory, and the one that is being worked on.
final class Streams implements AutoCloseable {

    private final GrowingMemory room;
    private final Stream current = new Stream();
    private int count;

    Streams(MemoryBudget budget) {
        room = new GrowingMemory(budget, "bars state");
    }

    int count() {
        return count;
    }

    /// Lends the stream of a key, until the next one is lent. A key that was never lent starts anew.
    Stream open(int key) {
        MemorySegment all = withKey(key);
        current.load(all, key * Stream.BYTES);
        current.bar.key = key;
        return current;
    }

    /// Keeps what the stream lent last has come to.
    void keep(int key) {
        current.store(room.segment(), key * Stream.BYTES);
    }

    /// How many rows a key had.
    long rows(int key) {
        return withKey(key).get(ValueLayout.JAVA_LONG, key * Stream.BYTES + Stream.ROWS);
    }

    /// Counts more rows of a key.
    void came(int key, int more) {
        long at = key * Stream.BYTES + Stream.ROWS;
        MemorySegment all = withKey(key);
        all.set(ValueLayout.JAVA_LONG, at, all.get(ValueLayout.JAVA_LONG, at) + more);
    }

    long newest(int key) {
        return withKey(key).get(ValueLayout.JAVA_LONG, key * Stream.BYTES + Stream.NEWEST);
    }

    void newest(int key, long time) {
        withKey(key).set(ValueLayout.JAVA_LONG, key * Stream.BYTES + Stream.NEWEST, time);
    }

    private MemorySegment withKey(int key) {
        MemorySegment all = room.atLeast(Math.multiplyExact(key + 1L, Stream.BYTES));
        if (key >= count) {
            all.asSlice(count * Stream.BYTES, (key + 1L - count) * Stream.BYTES).fill((byte) 0);
            count = key + 1;
        }
        return all;
    }

    /// How many gaps in ids all have had.
    long gaps() {
        long gaps = 0;
        for (int key = 0; key < count; key++) {
            gaps += room.segment().get(ValueLayout.JAVA_LONG, key * Stream.BYTES + Stream.GAPS);
        }
        return gaps;
    }

    void save(DataOutput state) throws IOException {
        state.writeInt(count);
        for (long at = 0; at < count * Stream.BYTES; at += Long.BYTES) {
            state.writeLong(room.segment().get(ValueLayout.JAVA_LONG, at));
        }
    }

    void restore(DataInput state) throws IOException {
        count = state.readInt();
        MemorySegment all = room.atLeast(count * Stream.BYTES);
        for (long at = 0; at < count * Stream.BYTES; at += Long.BYTES) {
            all.set(ValueLayout.JAVA_LONG, at, state.readLong());
        }
    }

    @Override
    public void close() {
        room.close();
    }
}
