package dev.leat.formats.parquet.write;

import java.nio.ByteBuffer;
import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TMemoryBuffer;

/// The structures of the format as bytes. What the library has for it writes to streams, and needs a logging
/// library for that.
final class Thrift {

    private static final int FIRST_BYTES = 128;

    private Thrift() {}

    static ByteBuffer bytes(TBase<?, ?> structure) {
        try {
            var bytes = new TMemoryBuffer(FIRST_BYTES);
            structure.write(new TCompactProtocol(bytes));
            return ByteBuffer.wrap(bytes.getArray(), 0, bytes.length());
        } catch (TException e) {
            throw new IllegalStateException("cannot write " + structure, e);
        }
    }
}
