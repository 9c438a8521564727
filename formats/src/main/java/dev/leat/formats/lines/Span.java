package dev.leat.formats.lines;

import dev.leat.api.source.Position;

/// A stretch of a text: the records that start from one byte on, before another.
///
/// @param within whether what is there first goes on with a line that was given up
public record Span(long from, long to, boolean within) {

    /// The end of a span that ends with the text.
    public static final long NO_END = Long.MAX_VALUE >> 1;

    // What a position ends with that is in a line that was given up.
    private static final String WITHIN = "+";

    public Span(long from, long to) {
        this(from, to, false);
    }

    /// What is left of a split from a position on that [#position] made, or all of it from [Position#START].
    public static Span of(SplitToken split, Position from) {
        if (from.equals(Position.START)) {
            return new Span(split.from(), split.to());
        }
        boolean within = from.value().endsWith(WITHIN);
        return new Span(Long.parseLong(from.value().replace(WITHIN, "")), split.to(), within);
    }

    /// A place in a text as a position.
    public static Position position(long at, boolean within) {
        return new Position(at + (within ? WITHIN : ""));
    }
}
