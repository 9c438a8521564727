/// What sizes batches: a fixed number of rows, or one that follows memory and throughput.
///
/// Start with [dev.leat.core.controller.ThresholdController]. Rounding, caps and pauses are not here but in `run`.
package dev.leat.core.controller;
