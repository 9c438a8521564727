package dev.leat.core.bars;

import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryBudget;
import java.lang.foreign.Arena;

/// A budget without a limit.
record FreeBudget() implements MemoryBudget {

    @Override
    public Arena open(String owner) {
        return Arena.ofShared();
    }

    @Override
    public Lease lease(String owner, long bytes) {
        return new Lease() {
            @Override
            public long bytes() {
                return bytes;
            }

            @Override
            public void close() {}
        };
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
