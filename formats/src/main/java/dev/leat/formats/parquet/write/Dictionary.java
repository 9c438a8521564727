package dev.leat.formats.parquet.write;

import java.lang.foreign.MemorySegment;

/// The different values of a column chunk, which its pages then name by number. For one column; used again for
/// every row group.
sealed interface Dictionary permits FixedDictionary, ByteDictionary, CodedDictionary {

    /// How many values are looked at before asking whether it pays.
    int STRETCH = 4096;

    /// Replaces the values of the page by their codes, and takes in those that it does not have.
    ///
    /// @param codes gets a 32-bit code for each
    /// @param allowance bytes a value that it may grow by, else it does not pay
    /// @return whether it has them all now; where not, it may have some
    boolean encode(MemorySegment codes, double allowance);

    /// How many values it has.
    int size();

    /// Bytes of its page.
    long bytes();

    /// The values as its page stores them: PLAIN.
    MemorySegment plain();

    /// Forgets all but the first values. Only those before the last call of `encode` can be kept, and unless
    /// all are forgotten it takes in no more.
    void truncate(int kept);
}
