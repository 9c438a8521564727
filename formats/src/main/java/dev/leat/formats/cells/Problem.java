package dev.leat.formats.cells;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Reject;
import java.lang.foreign.MemorySegment;

/// What is wrong with a record, or with a line that is none.
///
/// @param before the number of the record that it is or stands before
/// @param offset where it starts, see [dev.leat.formats.lines.Blocks#mark]
/// @param column the column at fault, or empty where it is the record as a whole
/// @param text its bytes, until more records are got
public record Problem(int before, long offset, String column, String problem, MemorySegment text) {

    /// Reports it.
    ///
    /// @param rows how many rows of the batch stand before it
    void reject(int rows, BatchBuilder batch) {
        MemorySegment copy = batch.allocate(text.byteSize()).asSlice(0, text.byteSize());
        batch.reject(new Reject(rows, offset, column, problem, copy.copyFrom(text)));
    }
}
