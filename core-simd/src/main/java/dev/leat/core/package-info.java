/// The engine that moves batches from sources through kernels to sinks, within a memory budget. It finds plugins by the
/// services of `dev.leat.api` and runs what a pipeline describes. Formats and sources are not here: they are plugins,
/// which core never names.
package dev.leat.core;
