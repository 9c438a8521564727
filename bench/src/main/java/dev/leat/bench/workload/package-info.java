/// What is measured: each workload a class, with a program for every engine that has a part in it.
///
/// Start with [dev.leat.bench.workload.Workload]; all of them are in [dev.leat.bench.workload.Workloads].
package dev.leat.bench.workload;
