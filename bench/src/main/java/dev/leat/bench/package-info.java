/// Measurements: runs beside other engines, by hand.
///
/// Results live in docs/benchmarks.md.
package dev.leat.bench;
