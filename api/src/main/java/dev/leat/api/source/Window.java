package dev.leat.api.source;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// A stretch of a blob in native memory, valid until closed.
///
/// Where it is mapped and the file shrinks, touching it throws [InternalError]; [#check] tells then what happened.
public interface Window extends AutoCloseable {

    MemorySegment bytes();

    /// @throws IOException where the blob is no longer as it was listed
    void check() throws IOException;

    @Override
    void close();
}
