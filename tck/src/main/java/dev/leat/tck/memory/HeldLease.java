package dev.leat.tck.memory;

import dev.leat.api.memory.Lease;
import java.util.concurrent.atomic.AtomicBoolean;

/// Bytes taken from an [ArenaBudget] by name.
final class HeldLease implements Lease {

    private final ArenaBudget budget;
    private final String owner;
    private final long bytes;
    private final AtomicBoolean closed = new AtomicBoolean();

    HeldLease(ArenaBudget budget, String owner, long bytes) {
        this.budget = budget;
        this.owner = owner;
        this.bytes = bytes;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            budget.giveBack(owner, bytes);
        }
    }
}
