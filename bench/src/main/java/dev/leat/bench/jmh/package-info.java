/// JMH benchmarks.
///
/// Start with [dev.leat.bench.jmh.BarsBenchmark].
package dev.leat.bench.jmh;
