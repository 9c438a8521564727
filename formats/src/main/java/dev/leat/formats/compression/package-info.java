/// Compressed bytes: files as streams (gzip and zstd), and single blocks (snappy and lz4 too).
///
/// Start with [dev.leat.formats.compression.Decompression] for reading a file and
/// [dev.leat.formats.compression.PackedOutput] for writing one, with
/// [dev.leat.formats.compression.BlockDecompressor] and [dev.leat.formats.compression.BlockCompressor] for a block.
/// Where blocks stand in a file is not here.
package dev.leat.formats.compression;
