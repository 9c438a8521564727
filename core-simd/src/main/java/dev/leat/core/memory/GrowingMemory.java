package dev.leat.core.memory;

import dev.leat.api.memory.MemoryBudget;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Memory that grows, out of the budget; none until it is asked for. It is zero at first. 64 bytes beyond its size can
/// be read and written, as vectors do.
///
/// It holds its arena in a field, since it is held from batch to batch.
public final class GrowingMemory implements AutoCloseable {

    private static final long PADDING = 64;
    private static final long LEAST = 4096;

    private final MemoryBudget budget;
    private final String owner;
    private final List<Arena> arena = new ArrayList<>(1);
    private MemorySegment segment = MemorySegment.NULL;
    private long bytes;

    public GrowingMemory(MemoryBudget budget, String owner) {
        this.budget = budget;
        this.owner = owner;
    }

    public MemorySegment segment() {
        return segment;
    }

    /// The memory, of at least `wanted` bytes. What it held is kept, and may have moved.
    public MemorySegment atLeast(long wanted) {
        if (wanted > bytes) {
            grow(Math.max(LEAST, Math.max(wanted, Math.addExact(bytes, bytes))));
        }
        return segment;
    }

    private void grow(long wanted) {
        Arena larger = budget.open(owner);
        MemorySegment grown;
        try {
            grown = larger.allocate(Math.addExact(wanted, PADDING), PADDING);
        } catch (RuntimeException | OutOfMemoryError e) {
            larger.close();
            throw e;
        }
        MemorySegment.copy(segment, 0, grown, 0, bytes);
        close();
        arena.add(larger);
        segment = grown;
        bytes = wanted;
    }

    @Override
    public void close() {
        arena.forEach(Arena::close);
        arena.clear();
    }
}
