/// Split block bloom filters (parquet-format, BloomFilter.md), which tell that a value is not in a column chunk.
///
/// Start with [dev.leat.formats.parquet.bloom.SplitBlock]. Where filters stand in a file is not known here.
package dev.leat.formats.parquet.bloom;
