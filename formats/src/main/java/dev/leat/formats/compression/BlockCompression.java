package dev.leat.formats.compression;

/// How one block of bytes is compressed, whose plain size is known from elsewhere: a page of Parquet, a buffer of
/// Arrow.
public enum BlockCompression {
    NONE,
    /// The raw format of Snappy, without its framing.
    SNAPPY,
    /// RFC 1952; several members one after the other are one block.
    GZIP,
    /// The LZ4 block format, without its frames.
    LZ4,
    /// RFC 8878.
    ZSTD;

    /// The most plain bytes that so many stored ones can stand for. A block that declares more lies, and nothing
    /// needs
    /// to be allocated to know.
    ///
    /// Deflate gives 258 bytes for 2 bits (RFC 1951 §3.2.5), LZ4 255 for a byte of length, Snappy 64 for an element
    /// of 3
    /// bytes, of which at least the length of the whole takes one more; zstd a block of 128 KiB for 4 bytes (RFC
    /// 8878
    /// §3.1.1.2).
    public long mostPlain(long stored) {
        return switch (this) {
            case NONE -> stored;
            case SNAPPY -> 22 * stored;
            case GZIP -> 1032 * stored;
            case LZ4 -> 255 * stored;
            case ZSTD -> 32 * 1024 * stored;
        };
    }
}
