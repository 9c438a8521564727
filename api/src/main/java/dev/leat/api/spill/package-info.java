/// What does not fit into memory goes to files, and comes back from them.
///
/// Start with [dev.leat.api.spill.Spill], which an operator has from its
/// [Environment][dev.leat.api.plugin.Environment]; [dev.leat.api.spill.BatchWriter] and
/// [dev.leat.api.spill.BatchReader] make batches of its bytes. When to spill is not decided here but by the operator.
package dev.leat.api.spill;
