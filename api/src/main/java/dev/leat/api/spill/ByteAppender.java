package dev.leat.api.spill;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// Takes bytes, one after the other, from one thread.
public interface ByteAppender {

    /// Appends all bytes of a native segment, which are copied or written before it returns.
    ///
    /// @return where the first of them is, counted from 0: the [#size] before
    /// @throws SpillExceededException where there is no room
    long append(MemorySegment bytes) throws IOException, InterruptedException;

    /// How many bytes were appended.
    long size();
}
