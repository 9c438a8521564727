/// The engines that are measured: how each is told what to do, and started in a process of its own.
///
/// Start with [dev.leat.bench.engine.Engine].
package dev.leat.bench.engine;
