package dev.leat.core.memory;

import dev.leat.api.memory.Lease;

final class BudgetLease implements Lease {

    private final Budget budget;
    private final String owner;
    private final long bytes;
    private boolean closed;

    BudgetLease(Budget budget, String owner, long bytes) {
        this.budget = budget;
        this.owner = owner;
        this.bytes = bytes;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        budget.giveBack(owner, bytes);
    }
}
