package dev.leat.formats.infer;

/// A cell of a sample.
///
/// @param text what it says, unquoted and decoded
/// @param quoted whether it stood in quotes; an empty one is no null then
public record SampledCell(String text, boolean quoted) {

    /// A cell with no value: empty, missing, or one of the texts that mean null.
    public static final SampledCell NULL = new SampledCell("", false);

    /// Cells of more bytes are not looked at: they are texts, which [#LONG] stands for.
    public static final int LONGEST = 4096;

    /// Some text of more than [#LONGEST] bytes.
    public static final SampledCell LONG = plain("x".repeat(LONGEST + 1));

    /// A cell without quotes.
    public static SampledCell plain(String text) {
        return new SampledCell(text, false);
    }

    boolean isNull() {
        return text.isEmpty() && !quoted;
    }
}
