/// Columns to Arrow IPC: rows are gathered into record batches of a size of their own, and written as files or streams.
///
/// Start with [dev.leat.formats.arrow.write.ArrowSink]. Reading is not here.
package dev.leat.formats.arrow.write;
