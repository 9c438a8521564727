package dev.leat.formats.parquet.metadata;

import dev.leat.formats.compression.BlockCompression;

/// The values of a column in a row group.
///
/// @param extent its pages, the dictionary first
/// @param plainBytes what they take decompressed, as the file says
/// @param values how many there are, nulls included
/// @param dictionary whether all of its data pages hold codes, as far as the footer tells
/// @param encodings in words, for people
/// @param obstacle why it cannot be read, or empty
public record Chunk(
        BlockCompression compression,
        Extent extent,
        long plainBytes,
        long values,
        boolean dictionary,
        String encodings,
        Bounds bounds,
        Extent columnIndex,
        Extent offsetIndex,
        Extent bloomFilter,
        String obstacle) {}
