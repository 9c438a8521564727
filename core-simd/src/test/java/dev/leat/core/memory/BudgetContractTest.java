package dev.leat.core.memory;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.tck.memory.MemoryBudgetContract;

class BudgetContractTest implements MemoryBudgetContract {

    @Override
    public MemoryBudget budget(long limit) {
        return new Budget(limit);
    }
}
