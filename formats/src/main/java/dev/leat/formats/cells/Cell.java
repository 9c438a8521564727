package dev.leat.formats.cells;

import java.lang.foreign.MemorySegment;

/// Reads cells one at a time as what they stand for: null, or a text in UTF-8. What the kernels leave comes here. For
/// one column of one reader.
public interface Cell {

    /// Reads the cell from one index of a text to another.
    Kind read(MemorySegment file, int from, int to);

    /// What is wrong with a cell for which [#read] said [Kind#WRONG].
    String problem(MemorySegment file, int from, int to);

    /// Where the text is, after [Kind#TEXT].
    MemorySegment text();

    long start();

    long end();

    /// Whether the same bytes in the file always stand for this text.
    boolean verbatim();

    /// The text as a string: what is not in the encoding is replaced.
    String string();

    /// What a cell is.
    enum Kind {
        NULL,
        TEXT,
        WRONG
    }
}
