package dev.leat.core.arrow;

import dev.leat.api.data.BatchBuilder;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// An `ArrowArray` of another engine that was taken over, whose rows are lent without a copy where they lie: a column
/// that is aligned to its values, and has rows enough behind those that are lent. The others are copied.
///
/// It is released once this is closed and every builder that has rows of it is, by whichever thread is the last.
public final class ImportedBatch implements AutoCloseable {

    /// Rows behind those that are lent, so that every buffer has what has to be readable beyond them: of a bitmap,
    /// the rest of a word and [BatchBuilder#PADDING] bytes.
    private static final int BEHIND = 8 * BatchBuilder.PADDING + 64;

    /// Fewer rows are copied rather than lent in two parts.
    private static final int LEAST = 4 * BEHIND;

    /// A batch ends where the next starts at a whole word of bits.
    private static final int WORD = 64;

    // Holds a struct of C until it is released.
    private final Arena arena = Arena.ofShared();
    private final MemorySegment array = arena.allocate(CStructs.ARRAY_BYTES, 8);
    private final AtomicInteger holders = new AtomicInteger(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    /// @param struct an `ArrowArray`, which is moved: whoever had it need not release it any more
    public ImportedBatch(MemorySegment struct) {
        array.copyFrom(struct.asSlice(0, CStructs.ARRAY_BYTES));
        CStructs.number(struct, CStructs.ARRAY_RELEASE, 0);
    }

    public long rows() {
        return ArrowImport.rows(array);
    }

    /// Fills a builder of the schema that came with the struct with rows, one at least. It has to be released
    /// ([BatchBuilder#release]) once they are no longer needed.
    ///
    /// @param from the first row
    /// @throws IllegalArgumentException where the struct is not of that schema, or its offsets and codes are wrong
    public void lend(long from, BatchBuilder into) {
        int count = count(rows() - from, into.capacity());
        for (int i = 0; i < into.schema().size(); i++) {
            ImportedColumn column = ArrowImport.column(array, from, count, into.schema(), i);
            if (!column.adopt(into, i, this::hold)) {
                column.copy(into, i);
            }
        }
        into.rows(count);
    }

    private static int count(long left, int capacity) {
        if (left < LEAST) {
            return (int) Math.min(left, capacity);
        }
        int count = (int) Math.min(left - BEHIND, capacity);
        return count > WORD ? count - count % WORD : count;
    }

    private Runnable hold() {
        holders.incrementAndGet();
        return this::release;
    }

    private void release() {
        if (holders.decrementAndGet() == 0) {
            try (arena) {
                ArrowImport.releaseArray(array);
            }
        }
    }

    /// Lends no more.
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            release();
        }
    }
}
