/// Writes Parquet: rows are gathered into pages, a page becomes bytes in the encoding that suits it best, and pages
/// wait compressed until their row group is full.
///
/// Start with [dev.leat.formats.parquet.write.ParquetSink]. Reading is not here but in the package around this one.
package dev.leat.formats.parquet.write;
