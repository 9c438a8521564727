package dev.leat.formats.parquet.write;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.apache.parquet.format.Encoding;

/// A page as it will stand in the file.
///
/// @param header its header, Thrift
/// @param body its bytes, valid until the next page is made
record FinishedPage(ByteBuffer header, MemorySegment body, Facts facts) {

    long bytes() {
        return header.remaining() + body.byteSize();
    }

    /// What the index and the footer say of a page.
    ///
    /// @param bytes in the file, with the header
    /// @param plainBytes before compression, with the header
    record Facts(Encoding encoding, long bytes, long plainBytes, int rows, int nulls, Bounds bounds) {}
}
