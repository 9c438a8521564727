/// Groups rows by keys and sums them up: the kernel `aggregate`.
///
/// Start with [dev.leat.core.aggregate.AggregateKernel]: rows find their group in a [dev.leat.core.aggregate.Table],
/// and each [dev.leat.core.aggregate.Aggregate] changes the states of the groups. What does not fit is spilled in
/// sorted [runs][dev.leat.core.aggregate.Runs], which are merged in the end. Bars are not here: they need order.
package dev.leat.core.aggregate;
