/// Local files, mapped into memory to be read, and written whole or not at all; and standard output.
///
/// Start with [dev.leat.sources.fs.FileStore]. What the bytes mean is not here: formats know that.
package dev.leat.sources.fs;
