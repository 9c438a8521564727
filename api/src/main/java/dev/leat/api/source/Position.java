package dev.leat.api.source;

/// A place between two rows of a split, from which reading can go on: a byte, an offset, a cursor, a key. Only the
/// source that made it can read it. It is text so that it can be kept and sent.
public record Position(String value) {

    /// Before the first row.
    public static final Position START = new Position("");
}
