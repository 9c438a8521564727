package dev.leat.api.spill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Where operators put what does not fit into memory. Nothing is made on any disk before the first file is opened.
///
/// Thread-safe.
public interface Spill extends AutoCloseable {

    /// Refuses to spill: for engines that have no plugin for it.
    Spill NONE = new NoSpill();

    /// Opens an empty file. Its buffers are taken from the budget now, and nothing more for as long as it is
    /// written:
    /// an operator that opens it while there is room can spill when there is none.
    ///
    /// @param owner whose it is, in words for people: `sort runs`
    /// @throws dev.leat.api.memory.MemoryExceededException where the budget has no room for the buffers
    /// @throws SpillExceededException where no folder can be written to
    SpilledBytes open(String owner) throws IOException, InterruptedException;

    /// The folders that files are made in.
    List<Path> folders();

    /// What was spilled so far.
    Usage usage();

    /// Deletes whatever is left.
    @Override
    void close() throws IOException;

    /// Bytes as they lie on the disk.
    ///
    /// @param held those that are there now
    /// @param peak the most that ever were at once
    /// @param written all that were ever written
    record Usage(long held, long peak, long written) {}
}
