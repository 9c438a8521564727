package dev.leat.formats.csv;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.formats.compression.Compression;
import dev.leat.formats.compression.Decompression;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A file of a source, and where in its text the rows start.
record CsvFile(Store store, Blob blob, Compression compression, long rows) {

    /// Looks how a file is compressed.
    static CsvFile of(Store store, Blob blob) throws IOException, InterruptedException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment head = arena.allocate(Compression.HEAD);
            long read = store.read(blob, 0, head);
            return new CsvFile(store, blob, Compression.of(head.asSlice(0, read)), 0);
        }
    }

    CsvFile startingAt(long position) {
        return new CsvFile(store, blob, compression, position);
    }

    String name() {
        return blob.name();
    }

    /// Whether its text can be read from its start on only.
    boolean streamed() {
        return endless() || compression != Compression.NONE;
    }

    /// Whether its size is not known, as that of a pipe.
    boolean endless() {
        return blob.bytes() < 0;
    }

    /// @param arena holds what is copied; outlives the blocks
    Blocks blocks(long windowBytes, Arena arena, MemoryBudget memory) {
        return streamed()
                ? new StreamedBlocks(
                        Decompression.open(store, blob, compression, memory), endless(), windowBytes, arena)
                : new StoredBlocks(store, blob, windowBytes, arena);
    }
}
