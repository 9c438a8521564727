package dev.leat.formats.parquet.metadata;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import shaded.parquet.org.apache.thrift.TConfiguration;
import shaded.parquet.org.apache.thrift.transport.TTransport;
import shaded.parquet.org.apache.thrift.transport.TTransportException;

/// The bytes of a segment as Thrift reads them. What asks for more than there is finds the end.
final class SegmentTransport extends TTransport {

    /// How deep structures nest at most; those of Parquet nest six deep.
    private static final int DEPTH = 32;

    private final MemorySegment bytes;
    private final TConfiguration configuration;
    private long position;

    SegmentTransport(MemorySegment bytes) {
        this.bytes = bytes;
        this.configuration = new TConfiguration(Integer.MAX_VALUE, Integer.MAX_VALUE, DEPTH);
    }

    long position() {
        return position;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws TTransportException {
        checkReadBytesAvailable(count);
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, position, into, offset, count);
        position += count;
        return count;
    }

    /// Asked before an array of that many bytes is made.
    @Override
    public void checkReadBytesAvailable(long count) throws TTransportException {
        // Thrift takes a negative length for one that a buffer of its own holds.
        if (count < 0) {
            throw new TTransportException(TTransportException.CORRUPTED_DATA, "a length of " + count);
        }
        if (count > bytes.byteSize() - position) {
            throw new TTransportException(TTransportException.END_OF_FILE, "ends within a structure");
        }
    }

    @Override
    public TConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    public void updateKnownMessageSize(long size) {}

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void open() {}

    @Override
    public void close() {}

    @Override
    public void write(byte[] buffer, int offset, int count) throws TTransportException {
        throw new TTransportException("only for reading");
    }
}
