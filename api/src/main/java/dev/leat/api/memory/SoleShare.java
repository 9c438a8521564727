package dev.leat.api.memory;

/// The share of the only operator that can spill: all that the others leave, but for some room.
final class SoleShare implements Share {

    private static final long ROOM = 8;

    private final MemoryBudget budget;
    private long held;

    SoleShare(MemoryBudget budget) {
        this.budget = budget;
    }

    @Override
    public long bytes() {
        long others = Math.max(0, budget.used() - held);
        return Math.max(0, budget.limit() - budget.limit() / ROOM - others);
    }

    @Override
    public void holds(long bytes) {
        held = bytes;
    }

    @Override
    public void close() {}
}
