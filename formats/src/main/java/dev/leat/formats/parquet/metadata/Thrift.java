package dev.leat.formats.parquet.metadata;

import java.lang.foreign.MemorySegment;
import org.apache.parquet.format.InterningProtocol;
import org.jspecify.annotations.Nullable;
import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.transport.TTransportException;

/// Reads Parquet's structures in Thrift's compact protocol.
final class Thrift {

    /// What [#read] gives where the bytes end before the structure does.
    static final long CUT_SHORT = -1;

    private Thrift() {}

    /// A field that has to be there; Thrift gives null for one that is not, or that is a number without a name.
    static <T> T present(@Nullable T value, String what) throws MetadataException {
        if (value == null) {
            throw new MetadataException("there is no " + what + ", or an unknown one");
        }
        return value;
    }

    /// Fills a structure from the start of a segment.
    ///
    /// @return how many bytes it took, or [#CUT_SHORT]
    /// @throws TException where the bytes are none such
    static long read(TBase<?, ?> into, MemorySegment bytes) throws TException {
        return read(into, bytes, bytes.byteSize(), Long.MAX_VALUE);
    }

    /// Fills a structure whose lists together have at most so many elements.
    ///
    /// @param heap bytes of the heap that it takes at most
    /// @throws BoundedProtocol.HeapLimitException where it takes more
    static long read(TBase<?, ?> into, MemorySegment bytes, long elements, long heap) throws TException {
        var transport = new SegmentTransport(bytes);
        try {
            into.read(new InterningProtocol(new BoundedProtocol(transport, bytes.byteSize(), elements, heap)));
            return transport.position();
        } catch (TTransportException e) {
            if (e.getType() == TTransportException.END_OF_FILE) {
                return CUT_SHORT;
            }
            throw e;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // What the generated code throws for values that no writer writes.
            throw new TException(e);
        }
    }
}
