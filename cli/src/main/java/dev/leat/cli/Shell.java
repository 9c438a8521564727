package dev.leat.cli;

import java.io.PrintStream;

/// What every command has at hand.
///
/// @param out for what the command was asked for
/// @param err for what people are told beside it
record Shell(CommonOptions common, PrintStream out, PrintStream err, Terminal terminal) {}
