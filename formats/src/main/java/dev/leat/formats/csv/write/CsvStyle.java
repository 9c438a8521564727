package dev.leat.formats.csv.write;

/// How CSV is written.
///
/// @param delimiter what stands between cells, an ASCII character
/// @param quote what stands around cells that need it, and is doubled within them, an ASCII character
/// @param header whether the first line names the columns
public record CsvStyle(char delimiter, char quote, boolean header) {

    /// Commas, double quotes and a header.
    public static final CsvStyle PLAIN = new CsvStyle(',', '"', true);

    public CsvStyle {
        check("delimiter", delimiter);
        check("quote", quote);
        if (delimiter == quote) {
            throw new IllegalArgumentException("delimiter and quote are both '" + quote + "'");
        }
    }

    /// Whether a cell with this character needs quotes.
    boolean special(char character) {
        return character == delimiter || character == quote;
    }

    private static void check(String name, char character) {
        if (character == '\n' || character == '\r' || character == 0 || character > 0x7E) {
            throw new IllegalArgumentException(
                    name + " has to be an ASCII character and no line end, not '" + character + "'");
        }
    }
}
