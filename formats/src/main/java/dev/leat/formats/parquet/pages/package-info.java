/// Pages of a column to lent columns: levels, encodings, conversions.
///
/// Start with [dev.leat.formats.parquet.pages.ColumnReader]; [dev.leat.formats.parquet.pages.PageKernels] is what it
/// spends its time in. Which pages there are, and which can be skipped, is not decided here.
package dev.leat.formats.parquet.pages;
