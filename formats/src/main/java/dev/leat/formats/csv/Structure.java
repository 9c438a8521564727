package dev.leat.formats.csv;

import dev.leat.formats.cells.Cells;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What a structural scan has found so far, and where it is. A kernel writes it, the reader takes records out of it.
///
/// order. CR and LF both are line breaks; what that makes of CR LF is the reader's to see.
final class Structure {

    /// At the start of a record.
    static final int RECORD = 0;
    /// At the start of another field.
    static final int FIELD = 1;
    /// In an unquoted field, or in what wrongly follows a closing quote.
    static final int PLAIN = 2;
    static final int QUOTED = 3;
    static final int CLOSED = 4;
    /// In a comment.
    static final int COMMENT = 5;

    /// Slots that a scan may write beyond those it was asked for.
    static final int ROOM = 80;

    final MemorySegment bounds;

    MemorySegment text = MemorySegment.NULL;

    /// The next byte to scan, and the one to stop before.
    int at;

    int end;
    int state;

    /// How many bounds there are, with the one before the first record.
    int count;

    /// How many of them are line breaks, and how many of those are CR.
    int breaks;

    int returns;

    /// Whether a comment, or a byte that is not ASCII, was seen.
    boolean comments;

    boolean wide;

    Structure(MemorySegment bounds) {
        this.bounds = bounds;
    }

    /// Starts anew at the start of a record.
    void restart(MemorySegment newText, int from, int to) {
        text = newText;
        at = from;
        end = to;
        state = RECORD;
        bounds.set(Cells.BOUND, 0, from - 1);
        count = 1;
        breaks = 0;
        returns = 0;
        comments = false;
        wide = false;
    }

    /// Drops the bounds before one, which becomes the one before the first record.
    void drop(int before) {
        int rest = count - before;
        MemorySegment.copy(bounds, 4L * before, bounds, 0, 4L * rest);
        count = rest;
        breaks = 0;
        returns = 0;
        for (int i = 1; i < rest; i++) {
            byte b = text.get(ValueLayout.JAVA_BYTE, bound(i));
            breaks += b == '\n' || b == '\r' ? 1 : 0;
            returns += b == '\r' ? 1 : 0;
        }
    }

    int bound(int index) {
        return bounds.getAtIndex(Cells.BOUND, index);
    }
}
