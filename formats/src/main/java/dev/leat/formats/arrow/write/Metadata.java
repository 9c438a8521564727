package dev.leat.formats.arrow.write;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.leat.api.data.Schema;
import dev.leat.formats.compression.BlockCompression;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;

/// Metadata as flatbuffers (`Message.fbs`, `File.fbs`).
final class Metadata {

    private static final short VERSION = MetadataVersion.V5;

    private final BlockCompression compression;

    Metadata(BlockCompression compression) {
        this.compression = compression;
    }

    ByteBuffer schema(Schema schema) {
        var builder = new FlatBufferBuilder();
        int header = Fields.schema(builder, schema);
        return message(builder, MessageHeader.Schema, header, 0);
    }

    ByteBuffer rows(Layout layout) {
        var builder = new FlatBufferBuilder();
        return message(builder, MessageHeader.RecordBatch, batch(builder, layout), layout.bodyBytes());
    }

    /// @param delta whether these texts come after those before, and not in their place
    ByteBuffer dictionary(long id, boolean delta, Layout layout) {
        var builder = new FlatBufferBuilder();
        int data = batch(builder, layout);
        int header = DictionaryBatch.createDictionaryBatch(builder, id, data, delta);
        return message(builder, MessageHeader.DictionaryBatch, header, layout.bodyBytes());
    }

    ByteBuffer footer(Schema schema, List<Written> dictionaries, List<Written> batches) {
        var builder = new FlatBufferBuilder();
        int columns = Fields.schema(builder, schema);
        Footer.startDictionariesVector(builder, dictionaries.size());
        blocks(builder, dictionaries);
        int first = builder.endVector();
        Footer.startRecordBatchesVector(builder, batches.size());
        blocks(builder, batches);
        int second = builder.endVector();
        builder.finish(Footer.createFooter(builder, VERSION, columns, first, second, 0));
        return builder.dataBuffer();
    }

    private static void blocks(FlatBufferBuilder builder, List<Written> written) {
        for (Written block : written.reversed()) {
            Block.createBlock(builder, block.offset(), block.metadataBytes(), block.bodyBytes());
        }
    }

    private static ByteBuffer message(FlatBufferBuilder builder, byte kind, int header, long bodyBytes) {
        builder.finish(Message.createMessage(builder, VERSION, kind, header, bodyBytes, 0));
        return builder.dataBuffer();
    }

    private int batch(FlatBufferBuilder builder, Layout layout) {
        RecordBatch.startNodesVector(builder, layout.nulls().size());
        for (int nulls : layout.nulls().reversed()) {
            FieldNode.createFieldNode(builder, layout.rows(), nulls);
        }
        int nodes = builder.endVector();
        RecordBatch.startBuffersVector(builder, layout.buffers().size());
        for (Layout.Extent buffer : layout.buffers().reversed()) {
            Buffer.createBuffer(builder, buffer.start(), buffer.bytes());
        }
        int buffers = builder.endVector();
        int packed = switch (compression) {
            case NONE -> 0;
            case LZ4 -> compression(builder, CompressionType.LZ4_FRAME);
            case ZSTD -> compression(builder, CompressionType.ZSTD);
            case SNAPPY, GZIP -> throw new IllegalStateException("Arrow has no " + compression);
        };
        RecordBatch.startRecordBatch(builder);
        RecordBatch.addLength(builder, layout.rows());
        RecordBatch.addNodes(builder, nodes);
        RecordBatch.addBuffers(builder, buffers);
        if (packed != 0) {
            RecordBatch.addCompression(builder, packed);
        }
        return RecordBatch.endRecordBatch(builder);
    }

    private static int compression(FlatBufferBuilder builder, byte codec) {
        return BodyCompression.createBodyCompression(builder, codec, BodyCompressionMethod.BUFFER);
    }

    /// Where a message was written, for the footer.
    record Written(long offset, int metadataBytes, long bodyBytes) {}

    /// What a body consists of.
    ///
    /// @param nulls of each column
    record Layout(int rows, List<Integer> nulls, List<Extent> buffers, long bodyBytes) {

        /// Where a buffer is in the body.
        record Extent(long start, long bytes) {}
    }
}
