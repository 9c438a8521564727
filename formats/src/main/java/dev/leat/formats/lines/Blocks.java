package dev.leat.formats.lines;

import java.io.IOException;

/// The text of a file, block by block. For one reader.
public sealed interface Blocks extends AutoCloseable permits StoredBlocks, StreamedBlocks {

    /// The text from a position on: at least so many bytes of it, or all there are. The block before is no longer
    /// valid. It can be asked for from the start of the block before on only.
    Block load(long position, long atLeast) throws IOException, InterruptedException;

    /// How many bytes of the file were read for the text up to a position.
    long stored(long position);

    /// What tells people of a place that is in the block, see [dev.leat.api.data.Reject]: the position itself, or
    /// the line
    /// from 1 of a text that cannot be read again.
    long mark(long position);

    /// @throws IOException where the file is no longer as it was listed
    void check() throws IOException;

    @Override
    void close() throws IOException;
}
