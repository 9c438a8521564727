package dev.leat.formats.cells;

import dev.leat.formats.lines.Scratch;

/// How the cells of a text stand for values.
public interface CellForm {

    /// What a cell begins with that is not the text it stands for.
    int quote();

    /// Whether all other cells that are not empty are the text they stand for.
    ///
    /// @param wide whether some byte may not be ASCII
    boolean plain(boolean wide);

    /// The most bytes of text that so many bytes of cells stand for.
    long most(long bytes);

    /// @param textual whether the text is the value
    Cell cell(boolean textual, Scratch scratch);
}
