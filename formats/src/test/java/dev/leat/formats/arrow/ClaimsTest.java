package dev.leat.formats.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.leat.api.data.DataException;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Source;
import dev.leat.tck.LaneReading;
import dev.leat.tck.memory.ArenaBudget;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

/// What a stream says of what is to come is not believed before it has come.
final class ClaimsTest {

    @Test
    void metadataOfGigabytesTakeNoMoreThanWhatComes() throws Exception {
        byte[] claim = ByteBuffer.allocate(100)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(-1)
                .putInt(Integer.MAX_VALUE - 7)
                .array();

        assertRefused(claim, 4 << 20, "it ends within the metadata of a message");
    }

    @Test
    void aBodyOfExbytesTakesNoMoreThanWhatComes() throws Exception {
        for (long body : new long[] {1L << 40, Long.MAX_VALUE - 5000}) {
            byte[] stream = stream(new ArrowType.Int(64, true), message(body, new long[0], 4));

            assertRefused(joined(stream, new byte[3 << 20]), 16 << 20, "it ends within a body");
        }
    }

    @Test
    void viewsIntoMoreBuffersThanThereAreAreRefused() throws Exception {
        long[] counts = new long[2_000];
        java.util.Arrays.fill(counts, 3_000_000);

        assertRefused(
                stream(new ArrowType.Utf8View(), message(0, counts, 3_000_000)),
                1 << 30,
                "views into 6000000000 buffers");
    }

    private static void assertRefused(byte[] stream, long memory, String problem) {
        var budget = new ArenaBudget(memory);
        assertThatThrownBy(() -> {
                    try (Source source = Arrow.format(new ArrowStreamProvider(), Map.of(), budget.environment())
                            .source(new PipedBytes(stream), List.of(new Blob(Arrow.NAME, -1, "")))) {
                        LaneReading.rows(source, Arrow.scan(source.schema().fields()), () -> 100);
                    }
                })
                .isInstanceOf(DataException.class)
                .hasMessageContaining(problem);
        assertThat(budget.used()).isZero();
    }

    /// A stream of two columns of a type, and the header of a record batch.
    private static byte[] stream(ArrowType type, byte[] message) throws Exception {
        var bytes = new ByteArrayOutputStream();
        MessageSerializer.serialize(
                new WriteChannel(Channels.newChannel(bytes)),
                new Schema(List.of(Field.nullable("a", type), Field.nullable("b", type))));
        ByteBuffer size =
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(-1).putInt(message.length);
        return joined(joined(bytes.toByteArray(), size.array()), message);
    }

    private static byte[] message(long body, long[] views, int buffers) {
        var builder = new FlatBufferBuilder(1 << 16);
        int counts = RecordBatch.createVariadicBufferCountsVector(builder, views);
        RecordBatch.startBuffersVector(builder, buffers);
        for (int i = 0; i < buffers; i++) {
            Buffer.createBuffer(builder, 0, Math.min(body, 800));
        }
        int buffersAt = builder.endVector();
        RecordBatch.startNodesVector(builder, 2);
        FieldNode.createFieldNode(builder, 100, 0);
        FieldNode.createFieldNode(builder, 100, 0);
        int nodesAt = builder.endVector();
        RecordBatch.startRecordBatch(builder);
        RecordBatch.addLength(builder, 100);
        RecordBatch.addNodes(builder, nodesAt);
        RecordBatch.addBuffers(builder, buffersAt);
        RecordBatch.addVariadicBufferCounts(builder, counts);
        int batch = RecordBatch.endRecordBatch(builder);
        builder.finish(Message.createMessage(builder, MetadataVersion.V5, MessageHeader.RecordBatch, batch, body, 0));
        return java.util.Arrays.copyOf(builder.sizedByteArray(), (builder.sizedByteArray().length + 7) / 8 * 8);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
