package dev.leat.formats.arrow.metadata;

import dev.leat.api.data.DataException;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Store;
import dev.leat.formats.compression.BlockCompression;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.jspecify.annotations.Nullable;

/// Reads messages ("Encapsulated message format"): a mark, the size of the metadata, the metadata, a body.
public final class Messages {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// The mark; before version 0.15 there was none.
    private static final int CONTINUATION = -1;

    /// Of a stream, what metadata of more bytes say of their size is believed only as they come.
    private static final int MOST_BELIEVED = 64 * 1024;

    private static final int NODE = 16;
    private static final String OWNER = "arrow metadata";

    private final Store store;
    private final Blob blob;
    private final MemoryBudget memory;

    /// @param memory holds metadata while they are read
    public Messages(Store store, Blob blob, MemoryBudget memory) {
        this.store = store;
        this.blob = blob;
        this.memory = memory;
    }

    /// The message at an offset. What ends without a mark of its end has come to its end too.
    public Envelope read(long offset) throws IOException, InterruptedException {
        if (blob.bytes() >= 0 && offset > blob.bytes()) {
            throw Flat.wrong(blob, offset, "a message beyond the end of the file");
        }
        try (Arena arena = memory.open(OWNER)) {
            MemorySegment prefix = arena.allocate(8);
            long there = store.read(blob, offset, prefix);
            if (there == 0) {
                return new Envelope(new Message.End(), offset, 0, offset, 0);
            }
            boolean marked = there >= 4 && prefix.get(INT, 0) == CONTINUATION;
            int before = marked ? 8 : 4;
            if (there < before) {
                throw Flat.wrong(blob, offset, "it ends within the size of a message");
            }
            int bytes = prefix.get(INT, before - 4L);
            if (bytes == 0) {
                return new Envelope(new Message.End(), offset, 0, offset + before, before);
            }
            if (bytes < 8 || (blob.bytes() >= 0 && bytes > blob.bytes() - offset - before)) {
                throw Flat.wrong(blob, offset, "metadata of " + bytes + " bytes, where the file has " + blob.bytes());
            }
            // Of a stream, what was read is not to be read again.
            MemorySegment known = prefix.asSlice(before, there - before);
            if (blob.bytes() < 0 && bytes > MOST_BELIEVED) {
                Arrived metadata = Arrived.read(store, blob, known, offset + there, bytes, memory, OWNER);
                try (Arena _ = metadata.arena()) {
                    requireAll(metadata.bytes(), bytes, offset);
                    return parsed(metadata.segment().asSlice(0, bytes), offset, offset + before + bytes);
                }
            }
            MemorySegment metadata = arena.allocate(bytes, 8);
            MemorySegment.copy(known, 0, metadata, 0, known.byteSize());
            long read = store.read(blob, offset + there, metadata.asSlice(known.byteSize()));
            requireAll(known.byteSize() + read, bytes, offset);
            return parsed(metadata, offset, offset + before + bytes);
        }
    }

    private void requireAll(long there, int bytes, long offset) {
        if (there < bytes) {
            throw Flat.wrong(blob, offset, "it ends within the metadata of a message");
        }
    }

    private Envelope parsed(MemorySegment metadata, long offset, long bodyStart) {
        return Flat.read(blob, offset, () -> envelope(metadata.asByteBuffer(), offset, bodyStart));
    }

    private Envelope envelope(ByteBuffer metadata, long offset, long bodyStart) {
        metadata.order(ByteOrder.LITTLE_ENDIAN);
        var message = org.apache.arrow.flatbuf.Message.getRootAsMessage(metadata);
        long body = message.bodyLength();
        if (body < 0 || body > Long.MAX_VALUE - bodyStart || (blob.bytes() >= 0 && body > blob.bytes() - bodyStart)) {
            throw Flat.wrong(blob, offset, "a body of " + body + " bytes, where the file has " + blob.bytes());
        }
        if (message.version() < MetadataVersion.V4) {
            throw Flat.wrong(blob, offset, "Arrow of a version before 0.8, which cannot be read");
        }
        Message header = switch (message.headerType()) {
            case MessageHeader.Schema ->
                new Message.Columns(SchemaLeaves.of(
                        (Schema) present(message.header(new Schema())), message.version(), metadata.capacity()));
            case MessageHeader.DictionaryBatch -> {
                var batch = (DictionaryBatch) present(message.header(new DictionaryBatch()));
                Parts parts = parts(present(batch.data()), body, offset, metadata.capacity());
                yield new Message.Dictionary(batch.id(), batch.isDelta(), parts);
            }
            case MessageHeader.RecordBatch ->
                new Message.Rows(parts(
                        (RecordBatch) present(message.header(new RecordBatch())), body, offset, metadata.capacity()));
            default ->
                throw Flat.wrong(
                        blob,
                        offset,
                        "a message of the kind " + message.headerType()
                                + ", which is no schema, dictionary or record batch");
        };
        return new Envelope(header, bodyStart, body, bodyStart + body, bodyStart - offset);
    }

    private Parts parts(RecordBatch batch, long body, long offset, int room) {
        if (batch.length() < 0 || batch.length() > Integer.MAX_VALUE) {
            throw Flat.wrong(blob, offset, "a record batch of " + batch.length() + " rows; 2^31 - 1 is the most");
        }
        long[] nodes = new long[2 * Flat.count(batch.nodesLength(), NODE, room)];
        for (int i = 0; i < nodes.length / 2; i++) {
            var node = batch.nodes(i);
            nodes[2 * i] = node.length();
            nodes[2 * i + 1] = node.nullCount();
        }
        long[] buffers = new long[2 * Flat.count(batch.buffersLength(), NODE, room)];
        for (int i = 0; i < buffers.length / 2; i++) {
            long start = batch.buffers(i).offset();
            long bytes = batch.buffers(i).length();
            if (start < 0 || bytes < 0 || start > body || bytes > body - start) {
                throw Flat.wrong(
                        blob,
                        offset,
                        "buffer " + i + ", of " + bytes + " bytes from " + start + " on, in a body of " + body);
            }
            buffers[2 * i] = start;
            buffers[2 * i + 1] = bytes;
        }
        long[] views = new long[Flat.count(batch.variadicBufferCountsLength(), Long.BYTES, room)];
        long all = 0;
        for (int i = 0; i < views.length; i++) {
            views[i] = Flat.count(Math.toIntExact(batch.variadicBufferCounts(i)), 1, buffers.length / 2);
            all += views[i];
        }
        if (all > buffers.length / 2) {
            throw Flat.wrong(
                    blob, offset, "views into " + all + " buffers, where the record batch has " + buffers.length / 2);
        }
        return new Parts((int) batch.length(), nodes, buffers, views, compression(batch, offset));
    }

    private BlockCompression compression(RecordBatch batch, long offset) {
        var compression = batch.compression();
        if (compression == null) {
            return BlockCompression.NONE;
        }
        if (compression.method() == BodyCompressionMethod.BUFFER) {
            switch (compression.codec()) {
                case CompressionType.LZ4_FRAME -> {
                    return BlockCompression.LZ4;
                }
                case CompressionType.ZSTD -> {
                    return BlockCompression.ZSTD;
                }
                default -> {}
            }
        }
        throw Flat.wrong(blob, offset, "compressed in a way that is neither lz4 nor zstd");
    }

    /// What to throw for a message that is wrong.
    public DataException wrong(long offset, String problem) {
        return Flat.wrong(blob, offset, problem);
    }

    private static <T> T present(@Nullable T part) {
        if (part == null) {
            throw new IllegalArgumentException("a part of a message is missing");
        }
        return part;
    }
}
