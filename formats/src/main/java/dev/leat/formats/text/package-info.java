/// Values as text and back: numbers, bools, times, in ASCII bytes of native memory.
///
/// Start with [dev.leat.formats.text.ValueText], which finds the class for a type. Cells, quotes, nulls and encodings
/// are not here: they are the formats'.
package dev.leat.formats.text;
