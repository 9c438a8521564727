package dev.leat.core.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;

/// A shared arena whose allocations are taken from a budget, and given back when it is closed.
final class ChargingArena implements Arena {

    // What malloc adds to a block, and how far it may have to move one to align it.
    private static final long BLOCK_OVERHEAD = 16;

    private final Arena arena = Arena.ofShared();
    private final AtomicLong taken = new AtomicLong();
    private final Budget budget;
    private final String owner;

    ChargingArena(Budget budget, String owner) {
        this.budget = budget;
        this.owner = owner;
    }

    @Override
    public MemorySegment allocate(long bytes, long alignment) {
        long charge = Math.addExact(bytes, BLOCK_OVERHEAD + alignment);
        budget.take(owner, charge);
        boolean allocated = false;
        try {
            MemorySegment segment = arena.allocate(bytes, alignment);
            taken.addAndGet(charge);
            allocated = true;
            return segment;
        } finally {
            if (!allocated) {
                budget.giveBack(owner, charge);
            }
        }
    }

    @Override
    public MemorySegment.Scope scope() {
        return arena.scope();
    }

    @Override
    public void close() {
        arena.close();
        budget.giveBack(owner, taken.get());
    }
}
