package dev.leat.formats.parquet.metadata;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.formats.parquet.bloom.SplitBlock;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.apache.parquet.format.BloomFilterHeader;
import shaded.parquet.org.apache.thrift.TException;

/// Asks the bloom filters of chunks. Of a filter only its header and the block of the value are read, so that its size
/// costs nothing. One that cannot be right tells nothing.
public final class BloomFilters {

    /// More than a header has, which is four numbers.
    private static final int HEADER = 64;

    private final Store store;
    private final Blob blob;
    private final MemoryBudget memory;
    private long bytesRead;

    /// @param memory holds what is looked at
    public BloomFilters(Store store, Blob blob, MemoryBudget memory) {
        this.store = store;
        this.blob = blob;
        this.memory = memory;
    }

    /// Whether a chunk may have a value of this hash.
    public boolean mayHold(Chunk chunk, long hash) throws IOException, InterruptedException {
        Extent filter = chunk.bloomFilter();
        if (!filter.there()) {
            return true;
        }
        try (Arena arena = memory.open("parquet bloom filter")) {
            MemorySegment bytes = arena.allocate(HEADER, 8);
            long start = read(filter.offset(), bytes.asSlice(0, Math.min(HEADER, filter.bytes())));
            var header = new BloomFilterHeader();
            long taken = Thrift.read(header, bytes.asSlice(0, start));
            if (taken == Thrift.CUT_SHORT || !usable(header, filter.bytes() - taken)) {
                return true;
            }
            long block = SplitBlock.block(hash, header.getNumBytes() / SplitBlock.BYTES);
            read(filter.offset() + taken + block * SplitBlock.BYTES, bytes.asSlice(0, SplitBlock.BYTES));
            return SplitBlock.mayHold(bytes, 0, hash);
        } catch (TException | MetadataException _) {
            return true;
        }
    }

    private static boolean usable(BloomFilterHeader header, long left) throws MetadataException {
        boolean known = Thrift.present(header.getAlgorithm(), "algorithm").isSetBLOCK()
                && Thrift.present(header.getHash(), "hash").isSetXXHASH()
                && Thrift.present(header.getCompression(), "compression").isSetUNCOMPRESSED();
        int bytes = header.getNumBytes();
        return known && bytes > 0 && bytes % SplitBlock.BYTES == 0 && bytes <= left;
    }

    private long read(long offset, MemorySegment into) throws IOException, InterruptedException {
        long read = store.read(blob, offset, into);
        bytesRead += read;
        if (read < into.byteSize()) {
            throw new IOException(blob.name() + " ends at byte " + (offset + read) + ", where it did not before");
        }
        return read;
    }

    /// How many bytes were read so far.
    public long bytesRead() {
        return bytesRead;
    }
}
