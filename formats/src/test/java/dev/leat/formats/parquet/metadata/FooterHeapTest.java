package dev.leat.formats.parquet.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.DataException;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.source.Blob;
import dev.leat.tck.fakes.MemoryStore;
import dev.leat.tck.memory.ArenaBudget;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.junit.jupiter.api.Test;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TMemoryBuffer;

/// A footer takes many times its bytes of the heap, which has a bound.
final class FooterHeapTest {

    private static final URI NAME = URI.create("memory:/a.parquet");

    @Test
    void aLargeFooterIsReadWhereTheHeapHasRoom() throws Exception {
        byte[] footer = footer(3000);

        assertThat(read(footer, 64 << 20).rowGroups()).hasSize(3000);
        assertThat(read(footer, 64 << 20).heapBytes()).isBetween(1L << 20, 4L << 20);
        assertThatThrownBy(() -> read(footer, 1 << 20))
                .isInstanceOf(MemoryExceededException.class)
                .hasMessageContaining("a.parquet: its footer of ")
                .hasMessageContaining("of the heap")
                .hasMessageContaining("--memory");
    }

    @Test
    void listsThatClaimMoreElementsThanThereAreBytesAreRefused() {
        // Field 2, a list, of 2^31 - 1 structures.
        byte[] footer = new byte[100];
        byte[] claim = {0x15, 0x02, 0x19, (byte) 0xFC, -1, -1, -1, -1, 7};
        System.arraycopy(claim, 0, footer, 0, claim.length);

        assertThatThrownBy(() -> read(footer, 1 << 20))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("its footer is damaged: Length exceeded max allowed: 2147483647");
    }

    @Test
    void aStructureOfFewBytesIsCountedAsWhatItBecomes() {
        // A row group of 2^20 columns of three bytes each: an offset and the end.
        var footer = new ByteArrayOutputStream();
        footer.writeBytes(new byte[] {0x15, 0x02, 0x19, 0x0C, 0x16, 0x00, 0x19, 0x1C, 0x19, (byte) 0xFC});
        footer.writeBytes(new byte[] {(byte) 0x80, (byte) 0x80, 0x40});
        for (int i = 0; i < 1 << 20; i++) {
            footer.writeBytes(new byte[] {0x26, 0x00, 0x00});
        }

        assertThatThrownBy(() -> read(footer.toByteArray(), 64 << 20)).isInstanceOf(MemoryExceededException.class);
    }

    private static Footer read(byte[] footer, long heap) throws Exception {
        var file = new ByteArrayOutputStream();
        file.writeBytes("PAR1".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(new byte[100]);
        file.writeBytes(footer);
        file.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(footer.length)
                .array());
        file.writeBytes("PAR1".getBytes(StandardCharsets.US_ASCII));
        var budget = new ArenaBudget(32 << 20);
        var store = new MemoryStore(budget);
        store.put(NAME, file.toByteArray());
        Blob blob = store.list(NAME).getFirst();
        return FooterReader.read(store, blob, budget, heap);
    }

    private static byte[] footer(int groups) throws Exception {
        var root = new SchemaElement("root").setNum_children(1);
        var column = new SchemaElement("c").setType(Type.INT32);
        List<RowGroup> rowGroups = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            var metadata = new ColumnMetaData(
                    Type.INT32, List.of(Encoding.PLAIN), List.of("c"), CompressionCodec.UNCOMPRESSED, 1, 10, 10, 4);
            rowGroups.add(new RowGroup(List.of(new ColumnChunk(4).setMeta_data(metadata)), 10, 1));
        }
        var buffer = new TMemoryBuffer(1 << 20);
        new FileMetaData(1, List.of(root, column), groups, rowGroups).write(new TCompactProtocol(buffer));
        return java.util.Arrays.copyOf(buffer.getArray(), buffer.length());
    }
}
