package dev.leat.formats.arrow.write;

import dev.leat.api.data.Column;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.function.Consumer;

/// Values of one width, stored as they are.
final class FixedColumn implements OutColumn {

    private final int width;
    private final MemorySegment slots;

    /// @param width bytes of a value
    FixedColumn(int width, int rows, SegmentAllocator memory) {
        this.width = width;
        this.slots = memory.allocate((long) width * rows + Growing.PADDING, Growing.PADDING);
    }

    @Override
    public int append(Column column, int first, int rows, int at) {
        MemorySegment.copy(values(column), (long) width * first, slots, (long) width * at, (long) width * rows);
        if (column.nullable()) {
            for (int i = 0; i < rows; i++) {
                if (column.isNull(first + i)) {
                    slots.asSlice((long) width * (at + i), width).fill((byte) 0);
                }
            }
        }
        return -1;
    }

    private static MemorySegment values(Column column) {
        return switch (column) {
            case Column.Ints ints -> ints.values();
            case Column.Longs longs -> longs.values();
            case Column.Floats floats -> floats.values();
            case Column.Doubles doubles -> doubles.values();
            case Column.Wides wides -> wides.values();
            case Column.Bools _, Column.Texts _, Column.Codes _ ->
                throw new IllegalArgumentException(column + " has no values of one width");
        };
    }

    @Override
    public void buffers(int rows, Consumer<MemorySegment> each) {
        each.accept(slots.asSlice(0, (long) width * rows));
    }

    @Override
    public void clear() {}

    @Override
    public void close() {}
}
