package dev.leat.formats.parquet.pages;

import java.lang.foreign.MemorySegment;

/// The values of a page that all have the same width, one after the other. Nulls are not among them.
sealed interface FixedValues permits PlainValues, CodedValues, DeltaValues, SplitValues, ShapedValues, PaddedValues {

    /// Reads some.
    ///
    /// @param at the first slot to fill; slots are as wide as values
    /// @throws DamagedPage where there are fewer
    void read(int count, MemorySegment into, long at);
}
