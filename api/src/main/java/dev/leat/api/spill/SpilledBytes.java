package dev.leat.api.spill;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// Bytes in a file that only this process knows: one thread appends, any number of readers read what was flushed.
///
/// They are kept in blocks, each of which is checked when it is read. So to read a few bytes costs a block.
public interface SpilledBytes extends ByteAppender, AutoCloseable {

    /// @throws SpillExceededException where there is no room. What was flushed before can still be read then, and
    ///     nothing more be appended
    @Override
    long append(MemorySegment bytes) throws IOException, InterruptedException;

    /// Makes what was appended readable. More can be appended afterwards, in a block of its own.
    ///
    /// @throws SpillExceededException as [#append]
    void flush() throws IOException, InterruptedException;

    /// Opens a reader of what was flushed so far. Called by the thread that appends, or by another that it has told
    /// of the flush.
    ///
    /// @throws dev.leat.api.memory.MemoryExceededException where the budget has no room for its buffers
    Reader open() throws IOException, InterruptedException;

    /// Deletes the bytes, and gives back their room and the buffers. Readers are closed before.
    @Override
    void close() throws IOException;

    /// Reads bytes, from wherever and as often as wanted. For one thread at a time. It holds a block: going on
    /// where the
    /// last read ended is cheap.
    interface Reader extends AutoCloseable {

        /// What people call the file.
        String name();

        /// How many bytes there are to read.
        long size();

        /// Fills a native segment with the bytes from `offset`.
        ///
        /// @throws IndexOutOfBoundsException beyond [#size]
        /// @throws dev.leat.api.data.DataException where a block is not as it was written
        void read(long offset, MemorySegment into) throws IOException, InterruptedException;

        @Override
        void close() throws IOException;
    }
}
