/// CSV: text to columns, by kernels that find separators 64 bytes at a time and parse fields where they lie.
///
/// Start with [dev.leat.formats.csv.CsvLines]; [dev.leat.formats.csv.CsvScan] is what it spends its time in.
/// Writing, and guessing a schema, are in packages of their own.
package dev.leat.formats.csv;
