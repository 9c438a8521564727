package dev.leat.formats.arrow.write;

import dev.leat.api.data.Column;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.function.Consumer;

/// Truths.
final class BitColumn implements OutColumn {

    private final MemorySegment bits;

    BitColumn(int rows, SegmentAllocator memory) {
        this.bits = memory.allocate(rows / 8L + Growing.PADDING, Growing.PADDING);
    }

    @Override
    public int append(Column column, int first, int rows, int at) {
        MemorySegment from = ((Column.Bools) column).bits();
        for (int i = 0; i < rows; i++) {
            boolean value = Bitmaps.get(from, first + (long) i) && !column.isNull(first + i);
            Bitmaps.set(bits, at + (long) i, value);
        }
        return -1;
    }

    @Override
    public void buffers(int rows, Consumer<MemorySegment> each) {
        each.accept(Validity.whole(bits, rows));
    }

    @Override
    public void clear() {}

    @Override
    public void close() {}
}
