package dev.leat.formats.arrow.write;

import dev.leat.api.data.Column;
import dev.leat.api.memory.MemoryBudget;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.function.Consumer;

/// Texts and binaries, by offsets of 32 bits.
final class TextColumn implements OutColumn {

    private final long most;
    private final MemorySegment offsets;
    private final Growing bytes;
    private int used = 0;

    /// @param most bytes of a record batch, unless one text has more
    TextColumn(long most, int rows, SegmentAllocator arena, MemoryBudget memory) {
        this.most = most;
        this.offsets = arena.allocate(4L * (rows + 1L) + Growing.PADDING, Growing.PADDING);
        this.bytes = new Growing(memory, most);
    }

    @Override
    public int room(Column column, int first, int rows, int gathered) {
        var texts = (Column.Texts) column;
        long sum = used;
        for (int i = 0; i < rows; i++) {
            sum += length(texts, first + i);
            if (sum > most) {
                return i == 0 && gathered == 0 ? 1 : i;
            }
        }
        return rows;
    }

    private static int length(Column.Texts texts, int row) {
        return texts.isNull(row) ? 0 : texts.end(row) - texts.start(row);
    }

    @Override
    public int append(Column column, int first, int rows, int at) {
        var texts = (Column.Texts) column;
        for (int i = 0; i < rows; i++) {
            int length = length(texts, first + i);
            MemorySegment into = bytes.atLeast(used + (long) length, used);
            MemorySegment.copy(texts.bytes(), texts.start(first + i), into, used, length);
            used += length;
            offsets.setAtIndex(ValueLayout.JAVA_INT, at + i + 1L, used);
        }
        return -1;
    }

    @Override
    public void buffers(int rows, Consumer<MemorySegment> each) {
        each.accept(offsets.asSlice(0, 4L * (rows + 1L)));
        each.accept(bytes.segment().asSlice(0, used));
    }

    @Override
    public void clear() {
        used = 0;
    }

    @Override
    public void close() {
        bytes.close();
    }
}
