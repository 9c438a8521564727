package dev.leat.formats.csv;

/// A stretch of a text: the records that start from one byte on, before another.
record Span(long from, long to) {}
