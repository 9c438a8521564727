/// Where rows and bytes go.
///
/// Start with [dev.leat.api.sink.Sink]; a format over an [dev.leat.api.sink.Output] is the other way to be one. Names
/// of files, and when to flush, are not decided here: they are the engine's.
package dev.leat.api.sink;
