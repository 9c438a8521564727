/// Rows as CSV: RFC 4180 with a header, cells quoted only where they must be, nulls empty.
///
/// Start with [dev.leat.formats.csv.write.CsvSink]. How values look is not here but in [dev.leat.formats.text]; where
/// bytes go is an [dev.leat.api.sink.Output].
package dev.leat.formats.csv.write;
