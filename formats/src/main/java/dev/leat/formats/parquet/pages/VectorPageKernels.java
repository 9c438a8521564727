package dev.leat.formats.parquet.pages;

import java.lang.foreign.MemorySegment;

/// The loops by vectors, where those are worth it; the others are the scalar ones.
final class VectorPageKernels implements PageKernels {

    private final ScalarPageKernels scalar = new ScalarPageKernels();

    @Override
    public void unpack(MemorySegment packed, long bit, int width, int count, MemorySegment ints, long at) {
        scalar.unpack(packed, bit, width, count, ints, at);
    }

    @Override
    public boolean below(MemorySegment codes, int count, int limit) {
        return scalar.below(codes, count, limit);
    }

    @Override
    public void gather4(MemorySegment dictionary, MemorySegment codes, int count, MemorySegment values, long at) {
        scalar.gather4(dictionary, codes, count, values, at);
    }

    @Override
    public void gather8(MemorySegment dictionary, MemorySegment codes, int count, MemorySegment values, long at) {
        scalar.gather8(dictionary, codes, count, values, at);
    }

    @Override
    public long delta8(Deltas deltas, int count, MemorySegment values, long at) {
        return scalar.delta8(deltas, count, values, at);
    }

    @Override
    public long delta4(Deltas deltas, int count, MemorySegment values, long at) {
        return scalar.delta4(deltas, count, values, at);
    }

    @Override
    public void split4(MemorySegment streams, long start, long stride, int count, MemorySegment values, long at) {
        scalar.split4(streams, start, stride, count, values, at);
    }

    @Override
    public void split8(MemorySegment streams, long start, long stride, int count, MemorySegment values, long at) {
        scalar.split8(streams, start, stride, count, values, at);
    }

    @Override
    public void spread4(MemorySegment values, long at, MemorySegment bits, int count, int present) {
        scalar.spread4(values, at, bits, count, present);
    }

    @Override
    public void spread8(MemorySegment values, long at, MemorySegment bits, int count, int present) {
        scalar.spread8(values, at, bits, count, present);
    }

    @Override
    public int decimals(
            MemorySegment doubles, int count, int scale, MemorySegment values, long at, MemorySegment doubtful) {
        return scalar.decimals(doubles, count, scale, values, at, doubtful);
    }
}
