/// Which parts of a file a condition rules out, by what the file says of them.
///
/// Start with [dev.leat.formats.parquet.pushdown.Pruning]. Rows themselves are not looked at: the engine does that.
package dev.leat.formats.parquet.pushdown;
