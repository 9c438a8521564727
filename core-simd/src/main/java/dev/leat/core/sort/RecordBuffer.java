package dev.leat.core.sort;

import dev.leat.api.memory.MemoryBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Records one behind the other, on their way to a file or to rows.
final class RecordBuffer implements AutoCloseable {

    /// The most records that it takes.
    static final int MOST = 16_384;

    /// Readable beyond the last record, for loads of a text's first bytes.
    static final int PADDING = 64;

    /// Longer ones are left to the loops of the JDK.
    private static final int SHORT = 256;

    // Held from batch to batch. Closed by close().
    private final Arena arena;
    private final MemorySegment memory;
    private final long room;
    private final int[] places = new int[MOST];
    private int count;
    private int used;

    RecordBuffer(MemoryBudget budget, String owner, int bytes) {
        arena = budget.open(owner);
        boolean made = false;
        try {
            memory = arena.allocate((long) bytes + PADDING, PADDING);
            made = true;
        } finally {
            if (!made) {
                arena.close();
            }
        }
        room = bytes;
    }

    boolean hasRoom(int length) {
        return count < MOST && length <= room - used;
    }

    /// Whether a record of that length has room where there is no other.
    boolean takes(int length) {
        return length <= room;
    }

    void add(MemorySegment from, long at, int length) {
        places[count++] = used;
        if (length > SHORT) {
            MemorySegment.copy(from, at, memory, used, length);
        } else {
            for (int i = 0; i < length; i += Long.BYTES) {
                memory.set(RecordLayout.LONG, (long) used + i, from.get(RecordLayout.LONG, at + i));
            }
        }
        used += length;
    }

    /// Takes as many of a merge's next records as have room, in place of those that it holds. A record that is
    /// longer than the buffer must not come.
    ///
    /// @return whether there were any
    boolean fill(Merge merge) throws IOException, InterruptedException {
        clear();
        while (merge.more()) {
            int length = merge.length();
            if (!hasRoom(length)) {
                return true;
            }
            add(merge.memory(), merge.place(), length);
            merge.advance();
        }
        return count > 0;
    }

    void clear() {
        count = 0;
        used = 0;
    }

    MemorySegment memory() {
        return memory;
    }

    /// The bytes of all records.
    MemorySegment bytes() {
        return memory.asSlice(0, used);
    }

    int count() {
        return count;
    }

    /// Where each record starts.
    int[] places() {
        return places;
    }

    @Override
    public void close() {
        arena.close();
    }
}
