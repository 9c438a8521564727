/// The text of files in blocks, and where its lines start: of mapped files, compressed ones and pipes.
///
/// Start with [dev.leat.formats.lines.TextFile]. What a line means is not here: it is the formats'.
package dev.leat.formats.lines;
