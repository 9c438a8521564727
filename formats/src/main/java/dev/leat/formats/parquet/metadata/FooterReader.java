package dev.leat.formats.parquet.metadata;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Field;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.plugin.ByteSize;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.jspecify.annotations.Nullable;
import shaded.parquet.org.apache.thrift.TException;

/// Reads the end of a file: its metadata, their length, and the magic number (parquet-format, "File format").
public final class FooterReader {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// `PAR1`, at both ends of a file.
    private static final int MAGIC = 0x31524150;

    /// `PARE`, where the footer is encrypted.
    private static final int ENCRYPTED = 0x45524150;

    /// The length and the magic number.
    private static final int TAIL = 8;

    /// Read at once, so that most footers take one read.
    private static final int GUESS = 64 * 1024;

    /// What footers may take of the heap is the whole divided by this.
    private static final int SHARE_OF_HEAP = 2;

    /// How the names of writers begin that are Leat.
    private static final String OWN = "leat version ";

    private FooterReader() {}

    /// Bytes of the heap that the footers of a source may take.
    public static long heap() {
        return Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    }

    /// @param memory holds the footer while it is read
    /// @param heap how many bytes of the heap what it says may take
    /// @throws DataException where it is not Parquet
    /// @throws MemoryExceededException where it takes more of the heap
    public static Footer read(Store store, Blob blob, MemoryBudget memory, long heap)
            throws IOException, InterruptedException {
        if (blob.bytes() < 0) {
            throw new IllegalArgumentException(
                    "cannot read " + blob.name() + " as Parquet, which is read from its end: it is a stream");
        }
        long size = blob.bytes();
        if (size < TAIL + 4) {
            throw wrong(blob, "too short for Parquet: " + size + " bytes");
        }
        try (Arena arena = memory.open("parquet footer")) {
            MemorySegment tail = read(store, blob, arena, Math.min(size, GUESS));
            int magic = tail.get(INT, tail.byteSize() - 4);
            if (magic == ENCRYPTED) {
                throw wrong(blob, "its footer is encrypted, which cannot be read");
            }
            if (magic != MAGIC) {
                throw wrong(blob, "not Parquet: it does not end in PAR1");
            }
            long bytes = Integer.toUnsignedLong(tail.get(INT, tail.byteSize() - TAIL));
            if (bytes > size - TAIL - 4) {
                throw wrong(blob, "says that its footer has " + bytes + " bytes, but it has " + size + " itself");
            }
            MemorySegment whole = bytes + TAIL <= tail.byteSize() ? tail : read(store, blob, arena, bytes + TAIL);
            MemorySegment footer = whole.asSlice(whole.byteSize() - TAIL - bytes, bytes);
            return parse(blob, footer, size - TAIL - bytes, heap);
        }
    }

    private static MemorySegment read(Store store, Blob blob, Arena arena, long bytes)
            throws IOException, InterruptedException {
        MemorySegment segment = arena.allocate(bytes, 8);
        long read = store.read(blob, blob.bytes() - bytes, segment);
        if (read < bytes) {
            throw new IOException(blob.name() + " ends before byte " + blob.bytes() + ", where it ended before");
        }
        return segment;
    }

    private static Footer parse(Blob blob, MemorySegment bytes, long end, long heap) {
        var metadata = new FileMetaData();
        try {
            if (Thrift.read(metadata, bytes, bytes.byteSize(), heap) == Thrift.CUT_SHORT) {
                throw wrong(blob, "its footer is damaged: it ends within a structure");
            }
            List<ColumnOrder> orders = orElse(metadata.getColumn_orders(), List.of());
            List<Leaf> leaves = SchemaLeaves.of(Thrift.present(metadata.getSchema(), "schema"), orders);
            List<RowGroup> groups = new ArrayList<>();
            long row = 0;
            for (var group : Thrift.present(metadata.getRow_groups(), "row groups")) {
                RowGroup next = Chunks.rowGroup(groups.size(), row, group, leaves, end);
                groups.add(next);
                row = Math.addExact(row, next.rows());
            }
            String writer = orElse(metadata.getCreated_by(), "");
            return new Footer(leaves, groups, writer, writer.startsWith(OWN) ? kept(metadata) : List.of());
        } catch (BoundedProtocol.HeapLimitException e) {
            throw (MemoryExceededException) new MemoryExceededException(blob.name() + ": its footer of "
                            + new ByteSize(bytes.byteSize()) + " takes more than the " + new ByteSize(heap)
                            + " of the heap that are left for footers, of half of it for all files; more memory (--memory, or -Xmx where there is no launcher)"
                            + " or larger row groups help")
                    .initCause(e);
        } catch (TException | MetadataException | ArithmeticException e) {
            throw (DataException)
                    wrong(blob, "its footer is damaged: " + e.getMessage()).initCause(e);
        }
    }

    /// Others copy keys into files whose columns they have changed, so this is asked of our own files alone.
    private static List<Field> kept(FileMetaData metadata) {
        for (KeyValue entry : orElse(metadata.getKey_value_metadata(), List.<KeyValue>of())) {
            if (KeptSchema.KEY.equals(entry.getKey())) {
                return KeptSchema.parse(orElse(entry.getValue(), ""));
            }
        }
        return List.of();
    }

    /// A field that need not be there.
    private static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static DataException wrong(Blob blob, String problem) {
        return new DataException(blob.name(), 0, problem);
    }
}
