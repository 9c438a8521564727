/// Stored numbers and moments as the types that are wanted of them, and what becomes of rows whose values do not fit.
///
/// Start with [dev.leat.formats.convert.Conversion]. Which type a column can be given in is not here: the formats know.
package dev.leat.formats.convert;
