/// Bars: trades in, bars with their columns out.
///
/// Start with [dev.leat.core.bars.BarsKernel] for the way of the rows, [dev.leat.core.bars.Kind] for what a
/// bar is, and [dev.leat.core.bars.BarColumns] for what comes out. Reading and writing are not here.
package dev.leat.core.bars;
