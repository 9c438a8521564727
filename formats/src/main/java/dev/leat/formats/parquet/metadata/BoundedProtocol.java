package dev.leat.formats.parquet.metadata;

import java.io.Serial;
import java.nio.ByteBuffer;
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
/// Parquet's metadata: what is not known is passed over by calls within calls. What it becomes takes many times as much
/// of the heap as the bytes it is read from, and is counted while it is read.
final class BoundedProtocol extends TCompactProtocol {

    private static final int DEEPEST = 32;

    /// What objects take of the heap, about: an element of a list as a reference and a number of its own, a
    /// structure
    /// with some forty fields and flags, a text or some bytes with what is around them.
    private static final int ELEMENT = 32;

    private static final int STRUCTURE = 192;
    private static final int BYTES = 64;

    private long elementsLeft;
    private long heapLeft;
    private int depth;

    /// @param elements how many all lists together have at most, if not `bytes`
    /// @param heap how many bytes of the heap all that is read takes at most
    BoundedProtocol(SegmentTransport transport, long bytes, long elements, long heap) {
        super(transport, bytes, bytes);
        this.elementsLeft = Math.min(bytes, elements);
        this.heapLeft = heap;
    }

    @Override
    public String readString() throws TException {
        String text = super.readString();
        takeHeap(BYTES + text.length());
        return text;
    }

    @Override
    public ByteBuffer readBinary() throws TException {
        ByteBuffer bytes = super.readBinary();
        takeHeap(BYTES + bytes.remaining());
        return bytes;
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
        takeHeap(STRUCTURE);
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
        takeHeap((long) ELEMENT * elements);
        enter();
    }

    private void takeHeap(long bytes) throws HeapLimitException {
        heapLeft -= bytes;
        if (heapLeft < 0) {
            throw new HeapLimitException();
        }
    }

    /// What is read takes more of the heap than it may.
    static final class HeapLimitException extends TException {

        @Serial
        private static final long serialVersionUID = 1;
    }
}
