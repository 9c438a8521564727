package dev.leat.formats.arrow.columns;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// The buffers of a message that are wanted.
public sealed interface Body extends AutoCloseable permits MappedBody, HeldBody {

    /// How many bytes a buffer has, decompressed.
    long bytes(int buffer);

    /// Whether all of a buffer is at hand at once, so that asking for all of it costs nothing.
    boolean whole();

    /// Bytes of a buffer, within [#bytes], and as many as there are beyond.
    ///
    /// @param lending holds the memory
    MemorySegment slice(int buffer, long from, long bytes, Lending lending) throws IOException, InterruptedException;

    @Override
    void close();
}
