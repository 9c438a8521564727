/// JMH benchmarks: each kernel by its scalar and by its vector loop, and what memory of this machine gives.
///
/// Start with [dev.leat.bench.jmh.BarsBenchmark]. `leat bench kernels` runs those of [dev.leat.bench.jmh.Kernels].
package dev.leat.bench.jmh;
