/// Compressed files as streams of bytes: gzip and zstd.
///
/// Start with [dev.leat.formats.compression.Decompression]. The codecs of Parquet pages are not here, and nothing here
/// writes.
package dev.leat.formats.compression;
