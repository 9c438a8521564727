package dev.leat.formats.arrow.columns;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.simd.Bitmaps;
import dev.leat.formats.text.Utf8;
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
    private final MemorySegment right;
    private final Column.Texts texts;
    private final boolean nulls;
    private final boolean wrongs;
    private final long mostRows;
    private final long mostBytes;

    private Dictionary(
            Shared memory,
            MemorySegment offsets,
            MemorySegment bytes,
            MemorySegment present,
            MemorySegment right,
            int rows,
            boolean nulls,
            boolean wrongs,
            long mostRows,
            long mostBytes) {
        this.memory = memory;
        this.offsets = offsets;
        this.bytes = bytes;
        this.present = present;
        this.right = right;
        this.texts = new Column.Texts(rows, Column.NO_NULLS, offsets, bytes);
        this.nulls = nulls;
        this.wrongs = wrongs;
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
            MemorySegment right = allocate(arena, (rows + 63) / 64 * 8);
            offsets.setAtIndex(ValueLayout.JAVA_INT, 0, 0);
            made = true;
            return new Dictionary(
                    new Shared(arena::close), offsets, text, present, right, 0, false, false, rows, bytes);
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

    /// Whether some of them are not UTF-8: rows that have their codes cannot be read.
    boolean wrongs() {
        return wrongs;
    }

    boolean isWrong(int code) {
        return !Bitmaps.get(right, code);
    }

    Shared memory() {
        return memory;
    }

    /// Whether these texts and more have room in one column.
    boolean fits(Column.Texts more) {
        return (long) texts.rows() + more.rows() < Integer.MAX_VALUE && bytes(texts) + bytes(more) <= Integer.MAX_VALUE;
    }

    /// These texts and more, which fit. What was this one's, is the new one's.
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
        MemorySegment.copy(right, 0, larger.right, 0, (texts.rows() + 7L) / 8);
        memory.release();
        return larger.of(texts.rows(), nulls, wrongs).appended(more);
    }

    private Dictionary appended(Column.Texts more) {
        long at = bytes(texts);
        int row = texts.rows();
        boolean someNull = nulls;
        boolean someWrong = wrongs;
        boolean allValid = Utf8.validRows(more.offsets(), 0, more.rows(), more.bytes());
        for (int i = 0; i < more.rows(); i++) {
            boolean there = !more.isNull(i);
            boolean valid = allValid || Utf8.valid(more.bytes(), more.start(i), more.end(i));
            // What is under a null, or no text, is nobody's to see.
            if (there && valid) {
                MemorySegment text = more.get(i);
                MemorySegment.copy(text, 0, bytes, at, text.byteSize());
                at += text.byteSize();
            }
            offsets.setAtIndex(ValueLayout.JAVA_INT, row + i + 1L, Math.toIntExact(at));
            Bitmaps.set(present, row + (long) i, there);
            Bitmaps.set(right, row + (long) i, valid || !there);
            someNull |= !there;
            someWrong |= there && !valid;
        }
        return of(row + more.rows(), someNull, someWrong);
    }

    private Dictionary of(int rows, boolean some, boolean wrong) {
        return new Dictionary(memory, offsets, bytes, present, right, rows, some, wrong, mostRows, mostBytes);
    }
}
