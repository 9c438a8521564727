package dev.leat.api.source;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// A stretch of a blob in native memory, valid until closed.
///
/// Where it is mapped and the file shrinks, touching it throws [InternalError]; [#check] tells then what happened.
/// Loads of the Vector API alone do not count as touching: in a compiled method that has nothing else the process
/// crashes (JDK 25). A loop that loads vectors from a window therefore reads a byte of it by `MemorySegment.get` in its
/// body as well. Its value may go unused: the compiler drops the read, but knows then that the method touches memory.
public interface Window extends AutoCloseable {

    MemorySegment bytes();

    /// @throws IOException where the blob is no longer as it was listed
    void check() throws IOException;

    @Override
    void close();
}
