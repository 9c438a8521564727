package dev.leat.api.source;

/// A part of a source that one reader reads. A value that can be sent to another machine: the source opened there with
/// the same URI and options reads the same rows.
///
/// @param lane splits of one lane are in order, that of [Source#splits]; there is no order across lanes
/// @param where what people call it: a file's name, `topic[3]`
/// @param token what the source needs to find it again; only that source reads it
/// @param bytes how much there is to read, or -1 where nobody knows or there is no end
/// @param continues whether it goes on where the split before it in its lane ends. Its first row may then have to be
///     guessed, see [Reader#start]
public record Split(String lane, String where, String token, long bytes, boolean continues) {

    /// What [#bytes] is where nobody knows.
    public static final long UNKNOWN = -1;
}
