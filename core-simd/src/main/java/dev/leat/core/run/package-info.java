/// How a pipeline runs: what it needs is found by the planner, split by split is read by workers, and batches go
/// through kernels in order to the sink.
///
/// Start with [dev.leat.core.run.Run], then [dev.leat.core.run.Flow], which decides what each worker does next. What
/// the rows mean is not here: that is the plugins'.
package dev.leat.core.run;
