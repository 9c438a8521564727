/// Runs engines beside each other, times them from outside, and compares what they answer.
///
/// Start with [dev.leat.bench.measure.Race].
package dev.leat.bench.measure;
