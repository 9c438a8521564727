/// Groups rows by keys and sums them up: the kernel `aggregate`.
///
/// Start with [dev.leat.core.aggregate.AggregateKernel]: rows find their group in a [dev.leat.core.aggregate.Table],
/// and each [dev.leat.core.aggregate.Aggregate] changes the states of the groups, [stretch][Stretches] by stretch of
/// rows. Groups that have passed are [closed][Closed], what does not fit is spilled in sorted [runs][Runs], and
/// in the end all are [merged and put out][Ending]. Bars are not here: they need order.
package dev.leat.core.aggregate;
