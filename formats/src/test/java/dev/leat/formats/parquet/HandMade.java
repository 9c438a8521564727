package dev.leat.formats.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TMemoryBuffer;

/// A file of one column and one page, put together byte by byte, for what no writer at hand writes.
final class HandMade {

    private final SchemaElement column;
    private final int rows;

    /// @param width bytes of a value of fixed length
    HandMade(Type type, int width, FieldRepetitionType repetition, int rows) {
        this.column = new SchemaElement("c")
                .setType(type)
                .setRepetition_type(repetition)
                .setType_length(width);
        this.rows = rows;
    }

    /// A page of version 1.
    ///
    /// @param levels with their length before them where they are RLE
    byte[] first(Encoding encoding, Encoding levelEncoding, byte[] levels, byte[] values, int sumError)
            throws IOException {
        byte[] body = joined(levels, values);
        var header = new PageHeader(PageType.DATA_PAGE, body.length, body.length)
                .setData_page_header(new DataPageHeader(rows, encoding, levelEncoding, Encoding.RLE));
        return file(header, body, encoding, sumError);
    }

    /// A page of version 2.
    byte[] second(Encoding encoding, byte[] levels, byte[] values) throws IOException {
        byte[] body = joined(levels, values);
        var header = new PageHeader(PageType.DATA_PAGE_V2, body.length, body.length)
                .setData_page_header_v2(new DataPageHeaderV2(rows, 0, rows, encoding, levels.length, 0));
        return file(header, body, encoding, 0);
    }

    private byte[] file(PageHeader header, byte[] body, Encoding encoding, int sumError) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(body);
        header.setCrc((int) sum.getValue() + sumError);
        var file = new ByteArrayOutputStream();
        file.write("PAR1".getBytes(StandardCharsets.US_ASCII));
        write(header, file);
        file.write(body);
        var metadata = new ColumnMetaData(
                column.getType(),
                List.of(encoding),
                List.of("c"),
                CompressionCodec.UNCOMPRESSED,
                rows,
                body.length,
                file.size() - 4L,
                4);
        var root = new SchemaElement("root").setNum_children(1);
        var group = new RowGroup(List.of(new ColumnChunk(4).setMeta_data(metadata)), body.length, rows);
        int footer = file.size();
        write(new FileMetaData(1, List.of(root, column), rows, List.of(group)), file);
        int bytes = file.size() - footer;
        file.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes)
                .array());
        file.write("PAR1".getBytes(StandardCharsets.US_ASCII));
        return file.toByteArray();
    }

    private static void write(TBase<?, ?> structure, ByteArrayOutputStream file) throws IOException {
        try {
            var buffer = new TMemoryBuffer(256);
            structure.write(new TCompactProtocol(buffer));
            file.write(buffer.getArray(), 0, buffer.length());
        } catch (TException e) {
            throw new IOException(e);
        }
    }

    static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
