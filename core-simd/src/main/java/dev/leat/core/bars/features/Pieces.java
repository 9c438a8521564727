package dev.leat.core.bars.features;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// Columns that are longer than what is in memory of them. Values are put behind the last ones, chunk by chunk; and a
/// piece at a time is in view of whoever goes over them. Places count from 0 over all.
///
/// For one thread.
public interface Pieces {

    /// So many places around those asked for are in view too, if they exist.
    int MARGIN = 8;

    /// Brings some columns into view around a place: [#MARGIN] places before it, where there are so many, and as
    /// many from it on as there is room for, at least `2 * MARGIN` or all there are.
    ///
    /// @param columns a bit for each that is wanted, the first column's the lowest; others may be out of view
    void look(int place, int columns) throws IOException, InterruptedException;

    /// The first place in view.
    int from();

    /// The place after the last one in view.
    int to();

    /// A column's values in view, the first of which is that at [#from].
    MemorySegment view(int column);

    /// How many places there are in all.
    int size();

    /// Where a column's next values go: the one at place [#size] to its start.
    MemorySegment next(int column);

    /// How many values there is room for there, 1 or more.
    int room();

    /// Takes in so many values that were put there.
    void added(int count) throws IOException, InterruptedException;
}
