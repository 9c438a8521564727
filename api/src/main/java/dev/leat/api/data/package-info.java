/// Rows as columns off the heap: types, schemas, batches, and the predicates that select among them.
///
/// Start with [dev.leat.api.data.Batch], then [dev.leat.api.data.Column] for the layouts and
/// [dev.leat.api.data.BatchBuilder] for filling one. Reading bytes into batches is not here but in formats and sources.
package dev.leat.api.data;
