/// Parquet: pages to columns, a page of each column at a time.
///
/// Start with [dev.leat.formats.parquet.ParquetSource] and [dev.leat.formats.parquet.ParquetReader]. Footers are read
/// in `metadata`, pages in `pages`; writing is not here.
package dev.leat.formats.parquet;
