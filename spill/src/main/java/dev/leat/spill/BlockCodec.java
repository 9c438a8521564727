package dev.leat.spill;

import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryBudget;
import io.airlift.compress.v3.Compressor;
import io.airlift.compress.v3.Decompressor;
import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.lz4.Lz4Compressor;
import io.airlift.compress.v3.lz4.Lz4Decompressor;
import io.airlift.compress.v3.zstd.ZstdCompressor;
import io.airlift.compress.v3.zstd.ZstdDecompressor;
import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import io.airlift.compress.v3.zstd.ZstdNativeCompressor;
import java.lang.foreign.MemorySegment;

/// Compresses blocks and undoes it, from one native segment to another. For one thread at a time.
interface BlockCodec extends AutoCloseable {

    /// What a library allocates for a block at most: zstd some 1.3 MB (ZSTD_estimateCCtxSize at level 3), the
    /// others less.
    long STATE = 2L << 20;

    int ZSTD_LEVEL = 1;

    /// @param memory holds what the library works with, until closed
    static BlockCodec open(Compression compression, MemoryBudget memory) {
        return switch (compression) {
            case NONE -> new Stored();
            case LZ4 ->
                new Library(memory.lease("state of lz4", STATE), Lz4Compressor.create(), Lz4Decompressor.create());
            case ZSTD -> new Library(memory.lease("state of zstd", STATE), zstd(), ZstdDecompressor.create());
        };
    }

    /// Bytes that so many plain ones may become, or 0 where nothing is compressed.
    int most(int plain);

    /// @return how many bytes of `to` were filled
    int pack(MemorySegment plain, MemorySegment to);

    /// @return whether the block is sound and fills `plain`
    boolean unpack(MemorySegment packed, MemorySegment plain);

    @Override
    void close();

    /// The library in Java, which is there where native code cannot be loaded, has one level only.
    private static ZstdCompressor zstd() {
        return ZstdNativeCompressor.isEnabled() ? new ZstdNativeCompressor(ZSTD_LEVEL) : new ZstdJavaCompressor();
    }

    /// Blocks as they are.
    record Stored() implements BlockCodec {
        @Override
        public int most(int plain) {
            return 0;
        }

        @Override
        public int pack(MemorySegment plain, MemorySegment to) {
            throw new IllegalStateException("blocks are stored as they are");
        }

        @Override
        public boolean unpack(MemorySegment packed, MemorySegment plain) {
            return false;
        }

        @Override
        public void close() {}
    }

    /// Blocks by a library.
    record Library(Lease lease, Compressor compressor, Decompressor decompressor) implements BlockCodec {
        @Override
        public int most(int plain) {
            return compressor.maxCompressedLength(plain);
        }

        @Override
        public int pack(MemorySegment plain, MemorySegment to) {
            return compressor.compress(plain, to);
        }

        @Override
        public boolean unpack(MemorySegment packed, MemorySegment plain) {
            try {
                return decompressor.decompress(packed, plain) == plain.byteSize();
            } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException _) {
                // The libraries say with these, or by a wrong size, that a block is damaged.
                return false;
            }
        }

        @Override
        public void close() {
            lease.close();
        }
    }
}
