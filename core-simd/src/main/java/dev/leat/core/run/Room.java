package dev.leat.core.run;

import dev.leat.core.MemoryLevel;
import dev.leat.core.memory.Budget;
import dev.leat.core.memory.Levels;
import java.util.Set;

/// How much of the budget batches may take.
///
/// Batches shrink, and reading ahead pauses, by the [levels][MemoryLevel] of use. For use under the lock of [Flow].
public final class Room {

    /// What is read ahead takes at most this share of the budget, so that the rest is there for what is not
    /// batches,
    private static final long AHEAD_SHARE = 3;

    /// and at most this much a thread: more keeps no thread busier, and memory touched for the first time is slow.
    private static final long AHEAD_PER_THREAD = 48L << 20;

    /// One batch takes at most this share of what is free for a thread, so that what is made of it fits too.
    private static final long BATCH_SHARE = 2;

    /// Larger batches are no faster: docs/benchmarks.md, "Rows a batch".
    private static final long LARGEST_BATCH = 32L << 20;

    private final Budget budget;
    private final int threads;

    public Room(Budget budget, int threads) {
        this.budget = budget;
        this.threads = threads;
    }

    /// What one batch may take.
    public long ofBatch(long inFlight) {
        long others = Math.max(0, inUse() - inFlight);
        long share = Math.max(0, budget.limit() - others) / (BATCH_SHARE * (threads + 1));
        return Math.min(LARGEST_BATCH, budget.levels().holds(MemoryLevel.SHRINK) ? share / 2 : share);
    }

    /// Whether batches of so many bytes in all may be in flight, to read ahead.
    public boolean ahead(long inFlight) {
        Levels levels = budget.levels();
        boolean paused = levels.holds(MemoryLevel.PAUSE) || levels.holds(MemoryLevel.BREAKER);
        return !paused && inFlight <= Math.min(budget.limit() / AHEAD_SHARE, threads * AHEAD_PER_THREAD);
    }

    /// How short memory is.
    Set<MemoryLevel> levels() {
        return budget.levels().holding();
    }

    /// What is held and in use.
    public long inUse() {
        return budget.inUse();
    }

    public long limit() {
        return budget.limit();
    }
}
