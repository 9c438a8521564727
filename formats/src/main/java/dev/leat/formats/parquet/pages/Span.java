package dev.leat.formats.parquet.pages;

import java.lang.foreign.MemorySegment;

/// Some bytes of a buffer. The buffer has [Room#PADDING] readable bytes after them.
record Span(MemorySegment buffer, long start, long end) {

    static final Span EMPTY = new Span(MemorySegment.NULL, 0, 0);

    long bytes() {
        return end - start;
    }

    /// The rest from a place on.
    Span from(long at) {
        return new Span(buffer, at, end);
    }

    /// What is before a place.
    ///
    /// @throws DamagedPage where that is not within
    Span to(long at) {
        if (at < start || at > end) {
            throw new DamagedPage("it has " + bytes() + " bytes where " + (at - start) + " are needed");
        }
        return new Span(buffer, start, at);
    }
}
