package dev.leat.formats.parquet.metadata;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.OffsetIndex;
import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.TException;

/// Reads the page index of chunks (PageIndex.md). One that is damaged or too large is none: whatever is in it can be
/// found in the pages too.
public final class PageIndexes {

    /// Of the largest that is read; those of a gigabyte in pages of 64 KiB have half of it.
    private static final long MOST_BYTES = 4L << 20;

    /// How many elements its lists have together at most, since each takes some bytes of the heap.
    private static final int MOST_ELEMENTS = 1 << 17;

    /// What an index takes of the heap at most.
    private static final long MOST_HEAP = Runtime.getRuntime().maxMemory() / 4;

    private final Store store;
    private final Blob blob;
    private final MemoryBudget memory;
    private long bytesRead;

    /// @param memory holds an index while it is read
    public PageIndexes(Store store, Blob blob, MemoryBudget memory) {
        this.store = store;
        this.blob = blob;
        this.memory = memory;
    }

    /// @return [PageLocations#UNKNOWN] where there is no index, or none that can be right
    public PageLocations locations(Chunk chunk) throws IOException, InterruptedException {
        var index = new OffsetIndex();
        if (!read(index, chunk.offsetIndex())) {
            return PageLocations.UNKNOWN;
        }
        try {
            return PageLocations.of(index, chunk);
        } catch (MetadataException _) {
            return PageLocations.UNKNOWN;
        }
    }

    /// @return the bounds of each page; none where there is no index, or none that can be right
    public List<Bounds> bounds(Leaf leaf, Chunk chunk, PageLocations pages) throws IOException, InterruptedException {
        var index = new ColumnIndex();
        if (!pages.known() || !leaf.ordered() || !read(index, chunk.columnIndex())) {
            return List.of();
        }
        try {
            return PageBounds.of(index, pages);
        } catch (MetadataException _) {
            return List.of();
        }
    }

    /// How many bytes were read so far.
    public long bytesRead() {
        return bytesRead;
    }

    private boolean read(TBase<?, ?> into, Extent extent) throws IOException, InterruptedException {
        if (!extent.there() || extent.bytes() > MOST_BYTES) {
            return false;
        }
        try (Arena arena = memory.open("parquet index")) {
            MemorySegment bytes = arena.allocate(extent.bytes(), 8);
            long read = store.read(blob, extent.offset(), bytes);
            bytesRead += read;
            if (read < extent.bytes()) {
                throw new IOException(
                        blob.name() + " ends at byte " + (extent.offset() + read) + ", where it did not before");
            }
            return Thrift.read(into, bytes, MOST_ELEMENTS, MOST_HEAP) != Thrift.CUT_SHORT;
        } catch (TException _) {
            return false;
        }
    }
}
