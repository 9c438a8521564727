/// Columns to NDJSON.
///
/// Start with [dev.leat.formats.ndjson.write.NdjsonSink].
package dev.leat.formats.ndjson.write;
