package dev.leat.core.sort;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// Sorted records, some at a time.
sealed interface RunSource extends AutoCloseable permits ChunkRun, FileRun {

    /// Finds the next records, as many as there is room for places, or fewer.
    ///
    /// @return how many; 0 at the end
    int next(int[] places) throws IOException, InterruptedException;

    /// Where the records last found lie, until more are asked for.
    MemorySegment memory();

    @Override
    void close() throws IOException;
}
