/// Measurements: JMH benchmarks, and side-by-side runs against other engines.
///
/// Start with [dev.leat.bench.BarsBenchmark]. Results live in docs/benchmarks.md.
package dev.leat.bench;
