/// A tape of trades that never happened, for load: any number of rows from a seed, with the clusters of volatility that
/// real ones have.
///
/// Start with [dev.leat.core.tape.Tape], which says how it is made. Writing it is not here: it is a source like others.
package dev.leat.core.tape;
