package dev.leat.formats.parquet.metadata;

import java.nio.ByteBuffer;

/// Between which values those of a chunk or a page lie, in the form that PLAIN stores them in, text without its length.
///
/// @param known whether `least` and `most` say anything
/// @param nulls how many are null, or -1
public record Bounds(boolean known, ByteBuffer least, ByteBuffer most, long nulls) {

    public static final Bounds NONE = new Bounds(false, ByteBuffer.allocate(0), ByteBuffer.allocate(0), -1);
}
