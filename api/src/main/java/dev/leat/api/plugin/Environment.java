package dev.leat.api.plugin;

import dev.leat.api.memory.MemoryBudget;

/// What the engine lends to a plugin it opens, for as long as that is open.
///
/// @param memory where every allocation off the heap is taken from
/// @param kernels which loops to run
/// @param parallelism how many threads the engine decodes with
public record Environment(MemoryBudget memory, KernelMode kernels, int parallelism) {}
