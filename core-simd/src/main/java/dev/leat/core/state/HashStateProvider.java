package dev.leat.core.state;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.state.KeyedState;
import dev.leat.api.state.KeyedStateProvider;
import dev.leat.api.state.KeyedStates;

/// Opens state in memory of the budget.
public final class HashStateProvider implements KeyedStateProvider {

    /// What it is called.
    public static final String NAME = "memory";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "state by key in memory of the budget";
    }

    @Override
    public KeyedStates open(Options options, Environment environment) {
        return states(environment.memory());
    }

    /// State in memory of a budget.
    public static KeyedStates states(MemoryBudget memory) {
        return new KeyedStates() {
            @Override
            public KeyedState open(String owner, long stateBytes) {
                return new HashState(memory, owner, stateBytes);
            }

            @Override
            public boolean inBudget() {
                return true;
            }
        };
    }
}
