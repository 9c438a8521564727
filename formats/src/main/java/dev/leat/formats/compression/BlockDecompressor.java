package dev.leat.formats.compression;

import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryBudget;
import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.lz4.Lz4Decompressor;
import io.airlift.compress.v3.zstd.ZstdDecompressor;
import java.lang.foreign.MemorySegment;

/// Decompresses blocks of one compression, from one native segment to another. For one thread at a time.
///
/// Stored bytes must not be mapped: native code reads them, and a file that shrinks would end the process.
public final class BlockDecompressor implements AutoCloseable {

    /// What a library allocates for a block at most: zstd some 160 kB (ZSTD_estimateDCtxSize), the others less.
    private static final long STATE = 256 * 1024;

    private final BlockCompression compression;
    private final Lease lease;
    private final BlockTransform transform;

    private BlockDecompressor(BlockCompression compression, Lease lease, BlockTransform transform) {
        this.compression = compression;
        this.lease = lease;
        this.transform = transform;
    }

    /// @param memory holds what the library works with, until closed
    public static BlockDecompressor open(BlockCompression compression, MemoryBudget memory) {
        Lease lease = memory.lease("state of " + compression, compression == BlockCompression.NONE ? 0 : STATE);
        BlockTransform transform = switch (compression) {
            case NONE -> BlockTransform.COPY;
            case SNAPPY -> new SnappyBlock();
            case GZIP -> new GzipBlock();
            case LZ4 -> Lz4Decompressor.create()::decompress;
            case ZSTD -> ZstdDecompressor.create()::decompress;
        };
        return new BlockDecompressor(compression, lease, transform);
    }

    public BlockCompression compression() {
        return compression;
    }

    /// Decompresses the whole of `stored` into the whole of `plain`. What does not fit is never written.
    ///
    /// @return whether the block is sound and has exactly as many bytes; where not, those of `plain` mean nothing
    public boolean decompress(MemorySegment stored, MemorySegment plain) {
        if (plain.byteSize() == 0 && stored.byteSize() == 0) {
            return true;
        }
        try {
            return transform.apply(stored, plain) == plain.byteSize();
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException _) {
            // The libraries say with these, or by a wrong size, that a block is damaged or larger than declared.
            return false;
        }
    }

    @Override
    public void close() {
        lease.close();
    }
}
