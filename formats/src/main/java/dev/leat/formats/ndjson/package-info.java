/// NDJSON (JSON Lines): an object a line to a row of columns, parsed where it lies.
///
/// Start with [dev.leat.formats.ndjson.JsonLines]; [dev.leat.formats.ndjson.JsonText] is what it spends its time in,
/// and [dev.leat.formats.ndjson.Sample] guesses columns. Writing is in a package of its own.
package dev.leat.formats.ndjson;
