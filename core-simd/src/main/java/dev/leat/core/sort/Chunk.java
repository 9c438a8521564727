package dev.leat.core.sort;

import dev.leat.api.memory.MemoryBudget;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Records in memory, in the order in which they came, and once they are sorted the order of their keys: where each
/// record starts, 32 bits each, at the end of the memory, for which room is left as records come.
final class Chunk implements AutoCloseable {

    // Held until all is sorted. Closed by close().
    private final Arena arena;
    private final MemorySegment memory;
    private final int bytes;
    private final int most;
    private int used;
    private int count;
    private long number = Long.MIN_VALUE;
    private boolean ascending = true;

    /// @param most how many records it takes
    Chunk(MemoryBudget budget, String owner, int bytes, int most) {
        arena = budget.open(owner);
        boolean made = false;
        try {
            memory = arena.allocate((long) bytes + RecordBuffer.PADDING, RecordBuffer.PADDING);
            made = true;
        } finally {
            if (!made) {
                arena.close();
            }
        }
        this.bytes = bytes & -Long.BYTES;
        this.most = most;
    }

    /// The bytes of a chunk for one record.
    static long bytesFor(int length) {
        return length + (long) Integer.BYTES;
    }

    boolean hasRoom(int length) {
        return hasRoom(1, length);
    }

    /// Whether there is room for so many records more, of so many bytes together.
    boolean hasRoom(int records, long length) {
        return records <= most - count && length + (long) Integer.BYTES * records <= room();
    }

    /// How many records there is room for, each of a length.
    int fits(int length) {
        return (int) Math.min(most - count, Math.max(0, room() / bytesFor(length)));
    }

    private long room() {
        return bytes - used - (long) Integer.BYTES * count;
    }

    /// Takes that records were written at [#used].
    void added(int records, int length) {
        used += length;
        count += records;
    }

    /// Takes the numbers of the rows that were added, which follow each other.
    void numbered(long first, int rows) {
        ascending &= first > number;
        number = first + rows - 1;
    }

    /// Whether rows came in the order of their numbers.
    boolean ascending() {
        return ascending;
    }

    void clear() {
        used = 0;
        count = 0;
        number = Long.MIN_VALUE;
        ascending = true;
    }

    MemorySegment memory() {
        return memory;
    }

    int bytes() {
        return bytes;
    }

    int used() {
        return used;
    }

    int count() {
        return count;
    }

    /// Where the record starts that comes so many behind the first in the order of keys.
    int place(int rank) {
        return memory.get(RecordLayout.INT, index() + (long) Integer.BYTES * rank);
    }

    /// Takes the order of the records: where each starts.
    void order(int[] places) {
        MemorySegment.copy(places, 0, memory, RecordLayout.INT, index(), count);
    }

    /// Copies some of the order.
    void places(int from, int[] into, int count) {
        MemorySegment.copy(memory, RecordLayout.INT, index() + (long) Integer.BYTES * from, into, 0, count);
    }

    private long index() {
        return bytes - (long) Integer.BYTES * count;
    }

    @Override
    public void close() {
        arena.close();
    }
}
