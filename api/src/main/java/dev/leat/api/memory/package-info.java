/// The budget that every allocation off the heap is taken from.
///
/// Start with [dev.leat.api.memory.MemoryBudget]. How large it is, and what happens as it fills, is not decided here
/// but by the engine.
package dev.leat.api.memory;
