/// Measures of trades: those of a bar, and those before it. One file holds the columns of a group, each a declaration
/// and a method.
///
/// Start with [dev.leat.core.bars.features.InsideColumns]. Which trades are measured, and when, is decided outside.
package dev.leat.core.bars.features;
