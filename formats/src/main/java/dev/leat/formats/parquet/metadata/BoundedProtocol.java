package dev.leat.formats.parquet.metadata;

import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.protocol.TList;
import shaded.parquet.org.apache.thrift.protocol.TMap;
import shaded.parquet.org.apache.thrift.protocol.TProtocolException;
import shaded.parquet.org.apache.thrift.protocol.TSet;
import shaded.parquet.org.apache.thrift.protocol.TStruct;

/// Thrift's compact protocol over bytes that may lie about their lengths.
///
/// Every element takes a byte or more, so that all lists together have no more elements than there are bytes. A list is
/// allocated when its length is read, and longer ones are refused before. So is what is nested deeper than anything in
/// Parquet's metadata: what is not known is passed over by calls within calls.
final class BoundedProtocol extends TCompactProtocol {

    private static final int DEEPEST = 32;

    private long elementsLeft;
    private int depth;

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

    @Override
    public TStruct readStructBegin() throws TException {
        TStruct struct = super.readStructBegin();
        enter();
        return struct;
    }

    @Override
    public void readStructEnd() throws TException {
        depth--;
        super.readStructEnd();
    }

    @Override
    public void readListEnd() throws TException {
        depth--;
        super.readListEnd();
    }

    @Override
    public void readSetEnd() throws TException {
        depth--;
        super.readSetEnd();
    }

    @Override
    public void readMapEnd() throws TException {
        depth--;
        super.readMapEnd();
    }

    private void enter() throws TException {
        if (++depth > DEEPEST) {
            throw new TProtocolException(
                    TProtocolException.DEPTH_LIMIT, "structures nested more than " + DEEPEST + " deep");
        }
    }

    private void take(int elements) throws TException {
        if (elements < 0 || elements > elementsLeft) {
            throw new TProtocolException(
                    TProtocolException.SIZE_LIMIT, "a list of " + elements + " elements in fewer bytes");
        }
        elementsLeft -= elements;
        enter();
    }
}
