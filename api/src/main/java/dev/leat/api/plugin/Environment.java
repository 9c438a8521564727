package dev.leat.api.plugin;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.spill.Spill;

/// What the engine lends to a plugin it opens, for as long as that is open.
///
/// @param memory where every allocation off the heap is taken from
/// @param kernels which loops to run
/// @param parallelism how many threads the engine decodes with
/// @param spill where what does not fit goes
public record Environment(MemoryBudget memory, KernelMode kernels, int parallelism, Spill spill) {

    /// An environment that cannot spill.
    public Environment(MemoryBudget memory, KernelMode kernels, int parallelism) {
        this(memory, kernels, parallelism, Spill.NONE);
    }

    public Environment spillingTo(Spill other) {
        return new Environment(memory, kernels, parallelism, other);
    }
}
