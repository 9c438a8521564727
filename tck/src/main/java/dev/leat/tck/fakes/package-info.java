/// Small sources, stores and sinks in memory, to test engines and plugins with.
///
/// Start with [dev.leat.tck.fakes.ListSource] and [dev.leat.tck.fakes.MemoryStore]; [dev.leat.tck.fakes.FlakyStore]
/// fails on purpose.
package dev.leat.tck.fakes;
