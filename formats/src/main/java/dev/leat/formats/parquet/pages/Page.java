package dev.leat.formats.parquet.pages;

import dev.leat.formats.parquet.metadata.Encoding;

/// A data page, decompressed.
///
/// @param rows how many it has, nulls included
/// @param levels its definition levels in runs, empty where none can be null
record Page(int rows, Encoding encoding, Span levels, Span values) {}
