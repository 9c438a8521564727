/// Compressed files as streams of bytes: gzip and zstd.
///
/// Start with [dev.leat.formats.compression.Decompression] for reading and [dev.leat.formats.compression.PackedOutput]
/// for
/// writing. The codecs of Parquet pages are not here.
package dev.leat.formats.compression;
