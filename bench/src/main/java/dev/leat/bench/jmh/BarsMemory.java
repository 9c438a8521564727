package dev.leat.bench.jmh;

import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryBudget;
import java.lang.foreign.Arena;

/// Memory without a limit.
record BarsMemory() implements MemoryBudget {

    @Override
    public Arena open(String owner) {
        return Arena.ofShared();
    }

    @Override
    public Lease lease(String owner, long bytes) {
        throw new IllegalStateException("bars lease nothing, yet " + owner + " asked for " + bytes);
    }

    @Override
    public long used() {
        return 0;
    }

    @Override
    public long limit() {
        return Long.MAX_VALUE;
    }
}
