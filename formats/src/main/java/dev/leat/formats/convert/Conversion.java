package dev.leat.formats.convert;

import java.lang.foreign.MemorySegment;

/// Turns stored values of one width into slots of a column.
public interface Conversion {

    /// Of values that are stored as they are delivered.
    Conversion NONE = (from, count, into, at, misfits) -> {};

    /// @param from the values, from its start on; may be overwritten
    /// @param at the first slot to fill
    void apply(MemorySegment from, int count, MemorySegment into, long at, Misfits misfits);
}
