package dev.leat.api.source;

import dev.leat.api.data.BatchBuilder;
import java.io.IOException;

/// Reads one split. For one thread at a time.
///
/// An [IOException] means that the world failed: the engine closes the reader, opens another at the last [#position]
/// and goes on; rows of the failed call are dropped. Rows that are wrong are not an exception but
/// [rejects][BatchBuilder#reject]. An interrupt ends any wait.
public interface Reader extends AutoCloseable {

    /// Fills a builder with the next rows, as many as there are at hand, at most its capacity. Columns are those of
    /// the scan.
    ///
    /// @return false where the split has no more rows; nothing was filled then. A call that returns true may have
    ///     filled no row (all were rejected, or nothing came in a while)
    boolean read(BatchBuilder lent) throws IOException, InterruptedException;

    /// The place just after the last row that a `read` has filled; before the first, where it starts. At the end of
    /// a split it is where the next split of the lane has to start, if that [continues][Split#continues].
    Position position();

    /// Where the first row was taken to start. A reader in the midst of a file may have to guess this (whether a
    /// newline is inside quotes depends on everything before it). The engine compares it with the [#position] in
    /// which the split before ended, and where they differ throws away what was read, rejects included, and opens
    /// the split there.
    default Position start() {
        return Position.START;
    }

    /// Gives up everything that it holds. Closing again does nothing.
    @Override
    void close() throws IOException;
}
