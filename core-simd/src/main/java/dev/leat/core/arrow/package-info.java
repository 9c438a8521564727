/// Rows to and from other engines in the same process, by the Arrow C data interface: two structs for a batch, one for
/// a stream of them, and functions that give them back.
///
/// Start with [dev.leat.core.arrow.ArrowStream], which another engine reads while a pipeline runs;
/// [dev.leat.core.arrow.ArrowExport] and [dev.leat.core.arrow.ArrowImport] are for single batches. Needs native access
/// for `dev.leat.core`. Files of Arrow are not here but a format.
package dev.leat.core.arrow;
