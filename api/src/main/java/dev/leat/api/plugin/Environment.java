package dev.leat.api.plugin;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.spill.Spill;
import dev.leat.api.state.StateKinds;

/// What the engine lends to a plugin it opens, for as long as that is open.
///
/// @param memory where every allocation off the heap is taken from
/// @param kernels which loops to run
/// @param parallelism how many threads the engine decodes with
/// @param spill where what does not fit goes
/// @param states what keeps state by key
public record Environment(MemoryBudget memory, KernelMode kernels, int parallelism, Spill spill, StateKinds states) {

    /// An environment that has no plugins for state by key.
    public Environment(MemoryBudget memory, KernelMode kernels, int parallelism, Spill spill) {
        this(memory, kernels, parallelism, spill, StateKinds.NONE);
    }

    /// An environment that cannot spill either.
    public Environment(MemoryBudget memory, KernelMode kernels, int parallelism) {
        this(memory, kernels, parallelism, Spill.NONE);
    }

    public Environment spillingTo(Spill other) {
        return new Environment(memory, kernels, parallelism, other, states);
    }

    public Environment keepingStateIn(StateKinds others) {
        return new Environment(memory, kernels, parallelism, spill, others);
    }
}
