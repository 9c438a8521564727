package dev.leat.core.bars.features;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// Memory for what a measure computes on its way, used again for the next bar.
public interface Workspace {

    /// GrowingMemory for so many bytes, which hold anything.
    MemorySegment atLeast(long bytes);

    /// GrowingMemory for so many doubles, which may be more than memory holds. Ends what an earlier call gave.
    Doubles doubles(int count) throws IOException, InterruptedException;
}
