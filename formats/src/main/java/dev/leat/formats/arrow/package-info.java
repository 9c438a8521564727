/// Arrow IPC, files and streams: record batches are adopted as batches where they lie, and written.
///
/// Start with [dev.leat.formats.arrow.ArrowSource] and [dev.leat.formats.arrow.ArrowReader]. Messages are read in
/// `metadata`, bodies in `columns`; `write` is the way out.
package dev.leat.formats.arrow;
