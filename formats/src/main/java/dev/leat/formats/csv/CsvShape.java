package dev.leat.formats.csv;

/// How the lines of a file make records.
///
/// @param columns how many fields a record has
/// @param pad whether a record may have fewer
/// @param longest how many bytes it may have
record CsvShape(CsvDialect dialect, int columns, boolean pad, long longest) {

    /// Fields that are scanned before they are parsed: their text and bounds fit a processor's second-level cache.
    private static final int FIELDS_OF_RUN = 8192;

    /// How many records are scanned before they are parsed. Two at least, so that there is room for one that is too
    /// long.
    int run() {
        return Math.max(2, FIELDS_OF_RUN / (columns + 1));
    }

    /// How many bounds to scan before taking records.
    int enough() {
        return run() * (columns + 1) + 1;
    }

    /// What is wrong with a line of so many fields.
    String problem(int fields) {
        String found = fields > columns ? "more than " + columns : Integer.toString(fields);
        return found + (fields == 1 ? " field" : " fields") + " where there are " + columns + " columns";
    }
}
