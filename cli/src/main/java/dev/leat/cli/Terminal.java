package dev.leat.cli;

/// The terminal that standard error goes to. The launcher looks for it: the JDK knows of standard input and output
/// only.
///
/// @param columns how wide it is, or 0 where there is none
record Terminal(int columns) {

    static Terminal ofProcess() {
        return new Terminal(Integer.getInteger("leat.terminal", 0));
    }

    boolean exists() {
        return columns > 0;
    }
}
