package dev.leat.spill;

/// How blocks are compressed.
enum Compression {
    NONE,
    /// The LZ4 block format.
    LZ4,
    /// RFC 8878, at level 1.
    ZSTD
}
