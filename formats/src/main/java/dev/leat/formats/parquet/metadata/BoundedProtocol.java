package dev.leat.formats.parquet.metadata;

import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.protocol.TList;
import shaded.parquet.org.apache.thrift.protocol.TMap;
import shaded.parquet.org.apache.thrift.protocol.TProtocolException;
import shaded.parquet.org.apache.thrift.protocol.TSet;

/// Thrift's compact protocol over bytes that may lie about their lengths.
///
/// Every element takes a byte or more, so that all lists together have no more elements than there are bytes. A list is
/// allocated when its length is read, and longer ones are refused before.
final class BoundedProtocol extends TCompactProtocol {

    private long elementsLeft;

    /// @param elements how many all lists together have at most, if not `bytes`
    BoundedProtocol(SegmentTransport transport, long bytes, long elements) {
        super(transport, bytes, bytes);
        this.elementsLeft = Math.min(bytes, elements);
    }

    @Override
    public TList readListBegin() throws TException {
        TList list = super.readListBegin();
        take(list.size);
        return list;
    }

    @Override
    public TSet readSetBegin() throws TException {
        TSet set = super.readSetBegin();
        take(set.size);
        return set;
    }

    @Override
    public TMap readMapBegin() throws TException {
        TMap map = super.readMapBegin();
        take(map.size);
        return map;
    }

    private void take(int elements) throws TException {
        if (elements < 0 || elements > elementsLeft) {
            throw new TProtocolException(
                    TProtocolException.SIZE_LIMIT, "a list of " + elements + " elements in fewer bytes");
        }
        elementsLeft -= elements;
    }
}
