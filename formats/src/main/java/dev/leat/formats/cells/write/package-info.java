/// Columns as cells of text, for all formats of text.
///
/// Start with [dev.leat.formats.cells.write.NumberCells]. What stands between cells is not here: it is the formats'.
package dev.leat.formats.cells.write;
