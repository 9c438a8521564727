package dev.leat.core.bars;

import dev.leat.api.memory.MemoryBudget;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Memory that grows, out of the budget. 64 bytes beyond its size can be read and written, as vectors do.
///
/// It holds its arena in a field, since it is held from batch to batch.
final class Room implements AutoCloseable {

    private static final long PADDING = 64;
    private static final long FIRST = 4096;

    private final MemoryBudget budget;
    private final String owner;
    private Arena arena;
    private MemorySegment segment;
    private long bytes;

    Room(MemoryBudget budget, String owner) {
        this.budget = budget;
        this.owner = owner;
        this.bytes = FIRST;
        this.arena = budget.open(owner);
        this.segment = arena.allocate(FIRST + PADDING, PADDING);
    }

    MemorySegment segment() {
        return segment;
    }

    /// The memory, of at least `wanted` bytes. What it held is kept, and may have moved.
    MemorySegment atLeast(long wanted) {
        if (wanted > bytes) {
            grow(Math.max(wanted, Math.addExact(bytes, bytes)));
        }
        return segment;
    }

    private void grow(long wanted) {
        Arena old = arena;
        Arena larger = budget.open(owner);
        MemorySegment grown;
        try {
            grown = larger.allocate(Math.addExact(wanted, PADDING), PADDING);
        } catch (RuntimeException | OutOfMemoryError e) {
            larger.close();
            throw e;
        }
        MemorySegment.copy(segment, 0, grown, 0, bytes);
        arena = larger;
        segment = grown;
        bytes = wanted;
        old.close();
    }

    @Override
    public void close() {
        arena.close();
    }
}
