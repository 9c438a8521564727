/// Where rows and bytes come from: sources of rows, and the stores and formats that make one out of bytes.
///
/// Start with [dev.leat.api.source.Source] and [dev.leat.api.source.Reader]; [dev.leat.api.source.Format] over a
/// [dev.leat.api.source.Store] is the other way to be a source. Threads, retries and the fate of bad rows are not here:
/// they are the engine's.
package dev.leat.api.source;
