package dev.leat.formats.lines;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.formats.compression.Compression;
import dev.leat.formats.compression.Decompression;
import java.io.IOException;
import java.lang.foreign.Arena;

/// A file of text, perhaps compressed, and where in its text the rows start.
///
/// @param breaks what ends its lines
public record TextFile(Store store, Blob blob, Compression compression, LineBreaks breaks, long rows) {

    /// Looks how a file is compressed.
    public static TextFile of(Store store, Blob blob, LineBreaks breaks) throws IOException, InterruptedException {
        return new TextFile(store, blob, Compression.of(store, blob), breaks, 0);
    }

    public TextFile startingAt(long position) {
        return new TextFile(store, blob, compression, breaks, position);
    }

    public String name() {
        return blob.name();
    }

    /// Whether its text can be read from its start on only.
    public boolean streamed() {
        return endless() || compression != Compression.NONE;
    }

    /// Whether its size is not known, as that of a pipe.
    public boolean endless() {
        return blob.bytes() < 0;
    }

    /// All of its rows.
    public Span span() {
        return new Span(rows, streamed() ? Span.NO_END : blob.bytes());
    }

    /// @param arena holds what is copied; outlives the blocks
    public Blocks blocks(long windowBytes, Arena arena, MemoryBudget memory) {
        return streamed()
                ? new StreamedBlocks(this, Decompression.open(store, blob, compression, memory), windowBytes, arena)
                : new StoredBlocks(this, windowBytes, arena);
    }

    /// The line, from 1, in which a place of the text is. Reads the text before it.
    public long line(long position, long windowBytes, MemoryBudget memory) throws IOException, InterruptedException {
        try (Arena arena = memory.open("line count");
                Blocks blocks = blocks(windowBytes, arena, memory)) {
            return 1 + breaks.before(blocks, position);
        }
    }
}
