package dev.leat.api.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Where a batch's rows come from, for messages. Rows are numbered from 0 within what people call the source, those
/// that were rejected or left out by a condition too.
///
/// Of a batch that a kernel emitted with as many rows as it was given, it is where those were. Of others all rows are
/// [#OF_MANY].
///
/// @param where what people call the source
/// @param firstRow the number that places count from
/// @param places how far each row of the batch is from that, 32 bits each, lent like the batch; empty where row after
///     row follows
/// @param firstOrdinal the [#ordinal] of the first row
public record Origin(String where, long firstRow, MemorySegment places, long firstOrdinal) {

    /// The number of a row that came of many: what is wrong with it is told of the source as a whole.
    public static final long OF_MANY = -1;

    /// Of rows that nothing was read for.
    public static final Origin NOWHERE = new Origin("", 0);

    /// Of rows whose ordinals nobody asks for.
    public Origin(String where, long firstRow, MemorySegment places) {
        this(where, firstRow, places, 0);
    }

    /// Of rows that follow each other.
    public Origin(String where, long firstRow) {
        this(where, firstRow, MemorySegment.NULL);
    }

    /// The number of a row of the batch.
    public long row(int row) {
        return firstRow + (places.byteSize() == 0 ? row : places.getAtIndex(ValueLayout.JAVA_INT, row));
    }

    /// The place of a row of the batch among all that come to a kernel whose rows are
    /// [merged][dev.leat.api.kernel.KernelProvider.RowOrder#MERGED], which alone is told: rows of a lane are
    /// numbered in their order, across its files, and lanes follow each other. It depends on the input and on what
    /// is before the kernel, not on threads or batches.
    public long ordinal(int row) {
        return firstOrdinal + row;
    }

    /// The rows of the batch from one of them on.
    public Origin from(int row) {
        return places.byteSize() == 0
                ? new Origin(where, firstRow + row, places, ordinal(row))
                : new Origin(where, firstRow, places.asSlice(4L * row), ordinal(row));
    }

    /// The same rows, numbered from another one.
    public Origin startingAt(long number) {
        return new Origin(where, number, places, firstOrdinal);
    }

    /// The same rows, with ordinals from a given one on.
    public Origin withOrdinals(long first) {
        return new Origin(where, firstRow, places, first);
    }

    /// What to throw for a row of the batch that is wrong. The engine puts in place of its number how people count
    /// it.
    public DataException wrong(int row, String problem) {
        return new DataException(where, row(row) + 1, problem);
    }
}
