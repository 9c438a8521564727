/// Runs controllers in virtual time: what a day of batches would be like, in a moment, the same every time.
///
/// Start with [dev.leat.core.simulation.Simulation]. Controllers, the sizer of batches, the budget and the rules for
/// reading ahead are those of the engine; only threads, rows and time are made up.
package dev.leat.core.simulation;
