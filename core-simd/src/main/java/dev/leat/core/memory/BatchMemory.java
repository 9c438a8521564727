package dev.leat.core.memory;

import java.lang.foreign.SegmentAllocator;

/// The memory of one batch, recycled as a whole. For one thread at a time; what it allocates holds arbitrary bytes.
public sealed interface BatchMemory extends SegmentAllocator permits PooledMemory, ArenaMemory {

    /// What it holds of the budget.
    long bytes();

    /// Ends the lending of everything allocated from it. It is empty then, and can be used again where it is
    /// pooled.
    void recycle();
}
