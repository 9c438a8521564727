package dev.leat.formats.csv;

/// The bytes that give a CSV text its structure. Lines end with LF, CR or CR LF; a quote inside a quoted field is
/// doubled (RFC 4180 §2). All are ASCII, so that no byte of a longer UTF-8 character is taken for one.
///
/// @param delimiter what stands between fields
/// @param quote what fields that hold separators are put in, or [#NONE]
/// @param comment what a line to be skipped begins with, or [#NONE]
record CsvDialect(int delimiter, int quote, int comment) {

    /// No such character: no byte equals it.
    static final int NONE = 256;

    CsvDialect {
        distinct("delimiter", delimiter, "quote", quote);
        distinct("delimiter", delimiter, "comment", comment);
        distinct("quote", quote, "comment", comment);
    }

    private static void distinct(String one, int first, String other, int second) {
        if (first == second && first != NONE) {
            throw new IllegalArgumentException("csv.%s and csv.%s are both '%c'".formatted(one, other, (char) first));
        }
    }
}
