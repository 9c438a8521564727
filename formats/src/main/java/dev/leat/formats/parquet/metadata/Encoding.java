package dev.leat.formats.parquet.metadata;

import org.jspecify.annotations.Nullable;

/// How values or levels are laid out in a page (parquet-format, Encodings.md).
public enum Encoding {
    PLAIN,
    /// RLE_DICTIONARY, and PLAIN_DICTIONARY, its old name.
    DICTIONARY,
    RLE,
    BIT_PACKED,
    DELTA_BINARY_PACKED,
    DELTA_LENGTH_BYTE_ARRAY,
    DELTA_BYTE_ARRAY,
    BYTE_STREAM_SPLIT,
    UNKNOWN;

    /// Thrift gives null for a number that it has no name for.
    static Encoding of(org.apache.parquet.format.@Nullable Encoding encoding) {
        return switch (encoding) {
            case null -> UNKNOWN;
            case PLAIN -> PLAIN;
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> DICTIONARY;
            case RLE -> RLE;
            case BIT_PACKED -> BIT_PACKED;
            case DELTA_BINARY_PACKED -> DELTA_BINARY_PACKED;
            case DELTA_LENGTH_BYTE_ARRAY -> DELTA_LENGTH_BYTE_ARRAY;
            case DELTA_BYTE_ARRAY -> DELTA_BYTE_ARRAY;
            case BYTE_STREAM_SPLIT -> BYTE_STREAM_SPLIT;
            default -> UNKNOWN;
        };
    }
}
