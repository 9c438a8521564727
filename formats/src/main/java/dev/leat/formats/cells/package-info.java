/// Rows of text as columns, for all formats of text: their cells, where they lie, are parsed column by column.
///
/// A format says where cells are ([dev.leat.formats.cells.Lines]) and what those mean that are not plain
/// ([dev.leat.formats.cells.Cell]); [dev.leat.formats.cells.CellReader] does the rest. Blocks of text are not here.
package dev.leat.formats.cells;
