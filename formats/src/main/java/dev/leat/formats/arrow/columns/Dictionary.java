package dev.leat.formats.arrow.columns;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The texts of a dictionary, which the reader and any number of batches share. A delta goes into the room behind them,
/// where batches before it do not look.
final class Dictionary {

    private static final String OWNER = "arrow dictionary";

    private final Shared memory;
    private final MemorySegment offsets;
    private final MemorySegment bytes;
    private final MemorySegment present;
    private final Column.Texts texts;
    private final boolean nulls;
    private final long mostRows;
    private final long mostBytes;

    private Dictionary(
            Shared memory,
            MemorySegment offsets,
            MemorySegment bytes,
            MemorySegment present,
            int rows,
            boolean nulls,
            long mostRows,
            long mostBytes) {
        this.memory = memory;
        this.offsets = offsets;
        this.bytes = bytes;
        this.present = present;
        this.texts = new Column.Texts(rows, Column.NO_NULLS, offsets, bytes);
        this.nulls = nulls;
        this.mostRows = mostRows;
        this.mostBytes = mostBytes;
    }

    /// A copy of some texts.
    static Dictionary of(Column.Texts more, MemoryBudget budget) {
        return empty(more.rows(), bytes(more), budget).appended(more);
    }

    private static Dictionary empty(long rows, long bytes, MemoryBudget budget) {
        Arena arena = budget.open(OWNER);
        boolean made = false;
        try {
            MemorySegment offsets = allocate(arena, 4 * (rows + 1));
            MemorySegment text = allocate(arena, bytes);
            MemorySegment present = allocate(arena, (rows + 63) / 64 * 8);
            offsets.setAtIndex(ValueLayout.JAVA_INT, 0, 0);
            made = true;
            return new Dictionary(new Shared(arena::close), offsets, text, present, 0, false, rows, bytes);
        } finally {
            if (!made) {
                arena.close();
            }
        }
    }

    private static MemorySegment allocate(Arena arena, long bytes) {
        return arena.allocate(bytes + BatchBuilder.PADDING, BatchBuilder.PADDING);
    }

    private static long bytes(Column.Texts texts) {
        return texts.rows() == 0 ? 0 : texts.end(texts.rows() - 1) - (long) texts.start(0);
    }

    Column.Texts texts() {
        return texts;
    }

    /// Whether some of them are null: rows that have their codes are.
    boolean nulls() {
        return nulls;
    }

    boolean isNull(int code) {
        return !Bitmaps.get(present, code);
    }

    Shared memory() {
        return memory;
    }

    /// These texts and more. What was this one's, is the new one's.
    Dictionary with(Column.Texts more, MemoryBudget budget) {
        long rows = (long) texts.rows() + more.rows();
        long all = bytes(texts) + bytes(more);
        if (rows <= mostRows && all <= mostBytes) {
            return appended(more);
        }
        Dictionary larger = empty(Math.max(rows, 2 * mostRows), Math.max(all, 2 * mostBytes), budget);
        MemorySegment.copy(offsets, 0, larger.offsets, 0, 4 * (texts.rows() + 1L));
        MemorySegment.copy(bytes, 0, larger.bytes, 0, bytes(texts));
        MemorySegment.copy(present, 0, larger.present, 0, (texts.rows() + 7L) / 8);
        memory.release();
        return larger.of(texts.rows(), nulls).appended(more);
    }

    private Dictionary appended(Column.Texts more) {
        long at = bytes(texts);
        int row = texts.rows();
        boolean some = nulls;
        for (int i = 0; i < more.rows(); i++) {
            MemorySegment text = more.get(i);
            MemorySegment.copy(text, 0, bytes, at, text.byteSize());
            at += text.byteSize();
            offsets.setAtIndex(ValueLayout.JAVA_INT, row + i + 1L, Math.toIntExact(at));
            Bitmaps.set(present, row + (long) i, !more.isNull(i));
            some |= more.isNull(i);
        }
        return of(row + more.rows(), some);
    }

    private Dictionary of(int rows, boolean some) {
        return new Dictionary(memory, offsets, bytes, present, rows, some, mostRows, mostBytes);
    }
}
