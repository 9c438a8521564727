package dev.leat.api.source;

import dev.leat.api.sink.Output;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.URI;
import java.util.List;

/// Bytes under names: a file system, a bucket, a web server. With a [Format] it is a source or a sink.
///
/// Thread-safe.
public interface Store extends AutoCloseable {

    /// The blobs that a name, a pattern (`*`, `**`, `?`, `[…]`, `{…}`) or a folder stands for, in name order. A
    /// folder stands for all files below it but hidden ones.
    ///
    /// @throws java.nio.file.NoSuchFileException where there are none
    List<Blob> list(URI uri) throws IOException, InterruptedException;

    /// Fills a segment with the bytes from `offset`, as many as there are.
    ///
    /// @return how many were read: fewer than asked only at the end of the blob
    /// @throws IOException also where the blob is not as it was listed
    long read(Blob blob, long offset, MemorySegment into) throws IOException, InterruptedException;

    /// Bytes of a blob for reading in place, mapped where the store can. Charged to the budget until closed.
    ///
    /// @param bytes at most what there is from `offset`
    Window window(Blob blob, long offset, long bytes) throws IOException, InterruptedException;

    /// Starts writing under a name. Nothing is seen under it before [Output#publish].
    ///
    /// @throws java.nio.file.FileAlreadyExistsException where there is something and it may not be replaced
    Output write(URI uri, Existing existing) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;

    /// What to do with what is already there under a name.
    enum Existing {
        KEEP,
        REPLACE
    }
}
