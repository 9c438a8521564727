package dev.leat.formats.infer;

/// A cell of a sample.
///
/// @param text what it says, unquoted and decoded
/// @param quoted whether it stood in quotes; an empty one is no null then
public record SampledCell(String text, boolean quoted) {

    /// A cell with no value: empty, missing, or one of the texts that mean null.
    public static final SampledCell NULL = new SampledCell("", false);

    /// A cell without quotes.
    public static SampledCell plain(String text) {
        return new SampledCell(text, false);
    }

    boolean isNull() {
        return text.isEmpty() && !quoted;
    }
}
