package dev.leat.tck.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;

/// A shared arena whose allocations are taken from an [ArenaBudget].
final class ChargedArena implements Arena {

    private final ArenaBudget budget;
    private final String owner;
    private final Arena arena = Arena.ofShared();
    private final AtomicLong held = new AtomicLong();

    ChargedArena(ArenaBudget budget, String owner) {
        this.budget = budget;
        this.owner = owner;
    }

    @Override
    public MemorySegment allocate(long bytes, long alignment) {
        budget.take(owner, bytes);
        boolean allocated = false;
        try {
            MemorySegment segment = arena.allocate(bytes, alignment);
            held.addAndGet(bytes);
            allocated = true;
            return segment;
        } finally {
            if (!allocated) {
                budget.giveBack(owner, bytes);
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
        budget.giveBack(owner, held.getAndSet(0));
    }
}
