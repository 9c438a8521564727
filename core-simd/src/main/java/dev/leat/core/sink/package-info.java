/// Sinks that need no bytes: the one that only counts.
///
/// Start with [dev.leat.core.sink.NullSinkProvider]. Sinks that write are formats over stores, or plugins.
package dev.leat.core.sink;
