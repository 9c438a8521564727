package dev.leat.formats.parquet.metadata;

import java.nio.ByteBuffer;

/// Between which values those of a chunk or a page lie, in the form that PLAIN stores them in, text without its length.
///
/// @param known whether `least` and `most` say anything
/// @param nulls how many are null, or -1
/// @param nans how many are not a number and thus not within, or -1
/// @param rows how many rows it is about
public record Bounds(boolean known, ByteBuffer least, ByteBuffer most, long nulls, long nans, long rows) {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /// Of rows about whose values nothing is known.
    public static Bounds unknown(long nulls, long rows) {
        return new Bounds(false, NOTHING, NOTHING, nulls, -1, rows);
    }

    /// Whether there is no value at all.
    public boolean empty() {
        return nulls >= rows;
    }
}
