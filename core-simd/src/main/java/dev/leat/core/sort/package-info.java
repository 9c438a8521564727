/// Rows put in order, and rows that are there more than once left out, also where they do not fit into memory.
///
/// Start with [dev.leat.core.sort.SortKernel], then [dev.leat.core.sort.ExternalSort]: rows become records of bytes,
/// those are sorted chunk by chunk, chunks and files of them are merged, and records become rows again. Where files lie
/// is not decided here but by the spill plugin.
package dev.leat.core.sort;
