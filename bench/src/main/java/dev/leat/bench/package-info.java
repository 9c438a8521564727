/// `leat bench`: its commands, and measurements by hand that it has no workload for yet.
///
/// Start with [dev.leat.bench.RunCommand].
package dev.leat.bench;
