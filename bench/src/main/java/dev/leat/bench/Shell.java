package dev.leat.bench;

import java.io.PrintStream;

/// What a command is run in.
///
/// @param line what was typed
record Shell(PrintStream out, PrintStream err, String line) {}
