package dev.leat.core.bars.features;

import java.lang.foreign.MemorySegment;

/// Memory for what a measure computes on its way, used again for the next bar.
@FunctionalInterface
public interface Workspace {

    /// Room for so many bytes, which hold anything.
    MemorySegment atLeast(long bytes);
}
