package dev.leat.formats.csv;

/// A stretch of a text: the records that start from one byte on, before another.
///
/// @param within whether what is there first goes on with a line that was given up
record Span(long from, long to, boolean within) {

    Span(long from, long to) {
        this(from, to, false);
    }
}
