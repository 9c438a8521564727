package dev.leat.formats.parquet.write;

import dev.leat.api.data.Schema;
import dev.leat.formats.compression.BlockCompression;
import dev.leat.formats.parquet.metadata.KeptSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TypeDefinedOrder;

/// What stands at the end of a file: the page index and the metadata of all row groups.
///
/// The page index waits until then, since readers fetch it in one piece. Of a file so large that its index outgrows
/// [#MOST_INDEX], parts of it are written between row groups.
final class Footer {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    /// Its form is parsed by readers: "NAME version VERSION".
    private static final String WRITER = "leat version 1";

    private static final int VERSION = 2;
    private static final long MOST_INDEX = 4L << 20;

    private final List<StoredColumn> columns;
    private final Schema schema;
    private final CompressionCodec codec;
    private final List<RowGroup> groups = new ArrayList<>();
    private final List<PendingIndex> pending = new ArrayList<>();
    private long pendingBytes = 0;
    private long rows = 0;

    Footer(Schema schema, List<StoredColumn> columns, BlockCompression compression) {
        this.schema = schema;
        this.columns = columns;
        this.codec = codec(compression);
    }

    private static CompressionCodec codec(BlockCompression compression) {
        return switch (compression) {
            case NONE -> CompressionCodec.UNCOMPRESSED;
            case SNAPPY -> CompressionCodec.SNAPPY;
            case GZIP -> CompressionCodec.GZIP;
            case LZ4 -> CompressionCodec.LZ4_RAW;
            case ZSTD -> CompressionCodec.ZSTD;
        };
    }

    /// What a file begins with, and ends with.
    static ByteBuffer magic() {
        return ByteBuffer.wrap(MAGIC);
    }

    /// Takes a row group that was written.
    void add(List<Chunk> chunks, long groupRows, Tail tail) throws IOException, InterruptedException {
        List<ColumnChunk> stored = new ArrayList<>(chunks.size());
        long plain = 0;
        long bytes = 0;
        for (Chunk chunk : chunks) {
            ColumnChunk entry = chunk.footer(codec);
            stored.add(entry);
            plain += chunk.plainBytes();
            bytes += chunk.bytes();
            index(chunk, entry);
        }
        RowGroup group = new RowGroup(stored, plain, groupRows)
                .setFile_offset(chunks.getFirst().start())
                .setTotal_compressed_size(bytes);
        if (groups.size() <= Short.MAX_VALUE) {
            group.setOrdinal((short) groups.size());
        }
        groups.add(group);
        rows += groupRows;
        if (pendingBytes > MOST_INDEX) {
            writeIndexes(tail);
        }
    }

    private void index(Chunk chunk, ColumnChunk entry) {
        ByteBuffer columnIndex = chunk.columnIndex().map(Thrift::bytes).orElse(ByteBuffer.allocate(0));
        ByteBuffer offsetIndex = Thrift.bytes(chunk.offsetIndex());
        pending.add(new PendingIndex(entry, columnIndex, offsetIndex));
        pendingBytes += columnIndex.remaining() + offsetIndex.remaining();
    }

    /// All column indexes, and then all offset indexes.
    private void writeIndexes(Tail tail) throws IOException, InterruptedException {
        for (PendingIndex index : pending) {
            if (index.columnIndex.hasRemaining()) {
                index.chunk
                        .setColumn_index_offset(tail.position())
                        .setColumn_index_length(index.columnIndex.remaining());
                tail.write(index.columnIndex);
            }
        }
        for (PendingIndex index : pending) {
            index.chunk.setOffset_index_offset(tail.position()).setOffset_index_length(index.offsetIndex.remaining());
            tail.write(index.offsetIndex);
        }
        pending.clear();
        pendingBytes = 0;
    }

    /// Writes all that is left to write.
    void write(Tail tail) throws IOException, InterruptedException {
        writeIndexes(tail);
        var file = new FileMetaData(VERSION, elements(), rows, groups)
                .setCreated_by(WRITER)
                .setKey_value_metadata(List.of(new KeyValue(KeptSchema.KEY).setValue(KeptSchema.text(schema))))
                .setColumn_orders(columns.stream()
                        .map(_ -> ColumnOrder.TYPE_ORDER(new TypeDefinedOrder()))
                        .toList());
        ByteBuffer bytes = Thrift.bytes(file);
        tail.write(bytes);
        tail.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, bytes.remaining()));
        tail.write(magic());
        tail.drain();
    }

    private List<SchemaElement> elements() {
        List<SchemaElement> elements = new ArrayList<>();
        elements.add(new SchemaElement("schema").setNum_children(columns.size()));
        columns.forEach(column -> elements.add(column.element()));
        return elements;
    }

    private record PendingIndex(ColumnChunk chunk, ByteBuffer columnIndex, ByteBuffer offsetIndex) {}
}
