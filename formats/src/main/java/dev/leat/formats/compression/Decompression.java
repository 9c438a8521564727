package dev.leat.formats.compression;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The plain bytes of a compressed blob, one after the other, in bounded memory. For one thread at a time.
///
/// Bytes that are damaged or cut short are a [dev.leat.api.data.DataException] that names the compressed byte; a blob
/// that became shorter is an [IOException].
public final class Decompression implements AutoCloseable {

    // Holds the buffer of stored bytes for as long as the stream is read. Closed by close().
    private final Arena arena;
    private final StoredBytes stored;
    private final ByteStage stage;

    private Decompression(Arena arena, StoredBytes stored, ByteStage stage) {
        this.arena = arena;
        this.stored = stored;
        this.stage = stage;
    }

    /// Starts at the first byte of a blob.
    ///
    /// @param memory holds buffers and windows
    public static Decompression open(Store store, Blob blob, Compression compression, MemoryBudget memory) {
        Arena arena = memory.open("compressed bytes");
        try {
            var stored = new StoredBytes(store, blob, arena);
            ByteStage stage = switch (compression) {
                case NONE -> new PlainBytes(stored);
                case GZIP -> new GzipBytes(stored, memory);
                case ZSTD -> new ZstdBytes(stored, memory);
                case LZ4 -> new Lz4Bytes(stored, memory);
            };
            return new Decompression(arena, stored, stage);
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// Fills a native segment from its start.
    ///
    /// @return how many bytes were read: fewer than it holds only at the end
    /// @throws dev.leat.api.memory.MemoryExceededException where the budget has no room for a window
    public long read(MemorySegment into) throws IOException, InterruptedException {
        long filled = 0;
        while (filled < into.byteSize()) {
            long count = stage.read(into.asSlice(filled));
            if (count == 0) {
                return filled;
            }
            filled += count;
        }
        return filled;
    }

    /// How many compressed bytes were used so far.
    public long storedBytes() {
        return stored.position();
    }

    @Override
    public void close() {
        try (arena) {
            stage.close();
        }
    }
}
