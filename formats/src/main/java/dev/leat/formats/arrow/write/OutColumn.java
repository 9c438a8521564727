package dev.leat.formats.arrow.write;

import dev.leat.api.data.Column;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/// One column of the record batch that is being gathered. Slots of nulls are zeros, so that the same rows are the same
/// bytes.
interface OutColumn extends AutoCloseable {

    /// How many of some rows there is room for: none only where there are rows already.
    ///
    /// @param gathered how many there are
    default int room(Column column, int first, int rows, int gathered) {
        return rows;
    }

    /// Appends rows for which there is room.
    ///
    /// @param at how many rows there are
    /// @return the row, from `first`, of one that cannot be written, or -1
    int append(Column column, int first, int rows, int at);

    /// What is wrong with one that cannot be written.
    default String problem() {
        return "";
    }

    /// The buffers that stand for the rows, after the bitmap, in order.
    void buffers(int rows, Consumer<MemorySegment> each);

    /// Starts anew.
    void clear();

    @Override
    void close();
}
