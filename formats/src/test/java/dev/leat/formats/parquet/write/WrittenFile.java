package dev.leat.formats.parquet.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageLocation;
import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TMemoryBuffer;

/// What stands in a Parquet file besides values.
@SuppressWarnings("NullAway") // what is missing in a structure fails the test
record WrittenFile(ByteBuffer bytes, FileMetaData meta) {

    static WrittenFile of(Path file) throws IOException, TException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int end = bytes.limit() - 8;
        int length = bytes.getInt(end);
        var meta = new FileMetaData();
        read(meta, bytes, end - length);
        return new WrittenFile(bytes, meta);
    }

    String keyValue(String key) {
        return meta.getKey_value_metadata().stream()
                .filter(pair -> pair.getKey().equals(key))
                .findAny()
                .orElseThrow()
                .getValue();
    }

    ColumnMetaData column(int group, int column) {
        return chunk(group, column).getMeta_data();
    }

    ColumnChunk chunk(int group, int column) {
        return meta.getRow_groups().get(group).getColumns().get(column);
    }

    OffsetIndex offsetIndex(int group, int column) throws TException {
        var index = new OffsetIndex();
        int length = read(index, bytes, chunk(group, column).getOffset_index_offset());
        if (length != chunk(group, column).getOffset_index_length()) {
            throw new AssertionError("an offset index of " + length + " bytes");
        }
        return index;
    }

    ColumnIndex columnIndex(int group, int column) throws TException {
        var index = new ColumnIndex();
        int length = read(index, bytes, chunk(group, column).getColumn_index_offset());
        if (length != chunk(group, column).getColumn_index_length()) {
            throw new AssertionError("a column index of " + length + " bytes");
        }
        return index;
    }

    /// The headers of a chunk's data pages, found by its index, with their checksums checked.
    List<PageHeader> pages(int group, int column) throws TException {
        List<PageHeader> pages = new ArrayList<>();
        for (PageLocation location : offsetIndex(group, column).getPage_locations()) {
            pages.add(page(location.getOffset(), location.getCompressed_page_size()));
        }
        return pages;
    }

    /// The header at a place, with its checksum checked.
    PageHeader page(long offset, int bytesInAll) throws TException {
        var header = new PageHeader();
        int length = read(header, bytes, offset);
        if (bytesInAll != length + header.getCompressed_page_size()) {
            throw new AssertionError("a page of " + length + " and " + header.getCompressed_page_size() + " bytes");
        }
        var checksum = new CRC32();
        checksum.update(bytes.duplicate().slice((int) offset + length, header.getCompressed_page_size()));
        if ((int) checksum.getValue() != header.getCrc()) {
            throw new AssertionError("the checksum of the page at " + offset + " is wrong");
        }
        return header;
    }

    /// @return how many bytes it has
    private static int read(TBase<?, ?> structure, ByteBuffer bytes, long offset) throws TException {
        int rest = bytes.limit() - (int) offset;
        var transport = new TMemoryBuffer(rest);
        var copy = new byte[rest];
        bytes.get((int) offset, copy);
        transport.write(copy, 0, rest);
        int before = transport.length();
        structure.read(new TCompactProtocol(transport));
        return before - unread(transport);
    }

    private static int unread(TMemoryBuffer transport) throws TException {
        var rest = new byte[transport.length()];
        return transport.read(rest, 0, rest.length);
    }
}
