package dev.leat.formats.text;

/// Words for texts that are no values.
final class Problem {

    private static final int SHOWN = 60;

    private Problem() {}

    /// `'12,5' is not a whole number`.
    static String isNot(String text, String expected) {
        return quoted(text) + " is not " + expected;
    }

    static String quoted(String text) {
        return text.length() <= SHOWN
                ? "'" + text + "'"
                : "'" + text.substring(0, SHOWN) + "…' (" + text.length() + " characters)";
    }
}
