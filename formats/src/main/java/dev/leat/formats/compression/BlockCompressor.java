package dev.leat.formats.compression;

import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryBudget;
import io.airlift.compress.v3.Compressor;
import io.airlift.compress.v3.lz4.Lz4Compressor;
import io.airlift.compress.v3.snappy.SnappyCompressor;
import io.airlift.compress.v3.zstd.ZstdCompressor;
import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import io.airlift.compress.v3.zstd.ZstdNativeCompressor;
import java.lang.foreign.MemorySegment;
import java.util.function.LongUnaryOperator;

/// Compresses blocks, from one native segment to another. For one thread at a time.
public final class BlockCompressor implements AutoCloseable {

    /// What a library allocates for a block at most: zstd at level 3 some 1.3 MB (ZSTD_estimateCCtxSize), zlib
    /// 256 KiB (zconf.h), the others less.
    private static final long STATE = 2L << 20;

    private static final int ZSTD_LEVEL = 1;

    private final BlockCompression compression;
    private final Lease lease;
    private final BlockTransform transform;
    private final LongUnaryOperator mostStored;

    private BlockCompressor(
            BlockCompression compression, Lease lease, BlockTransform transform, LongUnaryOperator mostStored) {
        this.compression = compression;
        this.lease = lease;
        this.transform = transform;
        this.mostStored = mostStored;
    }

    /// Level 1 of zstd, whose blocks of columns are made in two thirds of the time that level 3 takes and are
    /// hardly larger, ids and times even smaller (docs/benchmarks.md, "Parquet"); level 6 of gzip.
    ///
    /// @param memory holds what the library works with, until closed
    public static BlockCompressor open(BlockCompression compression, MemoryBudget memory) {
        Lease lease = memory.lease("state of " + compression, compression == BlockCompression.NONE ? 0 : STATE);
        return switch (compression) {
            case NONE -> new BlockCompressor(compression, lease, BlockTransform.COPY, plain -> plain);
            case SNAPPY -> of(compression, lease, SnappyCompressor.create());
            case GZIP -> new BlockCompressor(compression, lease, GzipBlock::compress, GzipBlock::mostStored);
            case LZ4 -> of(compression, lease, Lz4Compressor.create());
            case ZSTD -> of(compression, lease, zstd());
        };
    }

    public BlockCompression compression() {
        return compression;
    }

    /// The most bytes that so many plain ones, at most 1 GiB, become.
    public long mostStored(long plain) {
        return mostStored.applyAsLong(plain);
    }

    /// Compresses the whole of `plain` to the start of `stored`, which has room for [#mostStored].
    ///
    /// @return how many bytes that are
    public long compress(MemorySegment plain, MemorySegment stored) {
        return transform.apply(plain, stored);
    }

    @Override
    public void close() {
        lease.close();
    }

    /// The library in Java, which is there where native code cannot be loaded, has one level only.
    private static ZstdCompressor zstd() {
        return ZstdNativeCompressor.isEnabled() ? new ZstdNativeCompressor(ZSTD_LEVEL) : new ZstdJavaCompressor();
    }

    private static BlockCompressor of(BlockCompression compression, Lease lease, Compressor library) {
        return new BlockCompressor(
                compression, lease, library::compress, plain -> library.maxCompressedLength(Math.toIntExact(plain)));
    }
}
