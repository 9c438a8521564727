package dev.leat.api.data;

import java.lang.foreign.MemorySegment;

/// A row that could not be read. What becomes of it (the run fails, it is counted, it is diverted to a file) is not the
/// reader's to decide.
///
/// @param before how many of the batch's rows stand before it
/// @param offset where the row starts, in the source's own measure (for a file: its byte), from which
///     [dev.leat.api.source.Source#explain] can tell people where that is
/// @param column the column at fault, or empty where it is the row as a whole
/// @param problem what was found and what would have been right
/// @param record the row as it was, in memory of the batch: a copy from [BatchBuilder#allocate]
public record Reject(int before, long offset, String column, String problem, MemorySegment record) {}
