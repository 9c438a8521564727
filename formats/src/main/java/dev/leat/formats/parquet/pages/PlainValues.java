package dev.leat.formats.parquet.pages;

import java.lang.foreign.MemorySegment;

/// Values as they are (Encodings.md, "Plain").
final class PlainValues implements FixedValues {

    private final Span bytes;
    private final int width;
    private long at;

    PlainValues(Span bytes, int width) {
        this.bytes = bytes;
        this.width = width;
        this.at = bytes.start();
    }

    @Override
    public void read(int count, MemorySegment into, long slot) {
        long from = at;
        at = bytes.to(at + (long) count * width).end();
        MemorySegment.copy(bytes.buffer(), from, into, slot * width, at - from);
    }
}
