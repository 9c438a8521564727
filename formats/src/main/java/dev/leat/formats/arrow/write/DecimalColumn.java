package dev.leat.formats.arrow.write;

import dev.leat.api.data.Column;
import dev.leat.formats.convert.Digits;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.function.Consumer;

/// Decimals. All are written with 128 bits, which every reader knows.
final class DecimalColumn implements OutColumn {

    private final MemorySegment slots;
    private final boolean wide;

    /// @param wide whether they have 128 bits already
    DecimalColumn(boolean wide, int rows, SegmentAllocator memory) {
        this.wide = wide;
        this.slots = memory.allocate(16L * rows + Growing.PADDING, Growing.PADDING);
    }

    @Override
    public int append(Column column, int first, int rows, int at) {
        for (int i = 0; i < rows; i++) {
            long low = 0;
            long high = 0;
            if (!column.isNull(first + i)) {
                switch (column) {
                    case Column.Longs longs -> {
                        low = longs.get(first + i);
                        high = low >> 63;
                    }
                    case Column.Wides wides -> {
                        low = wides.low(first + i);
                        high = wides.high(first + i);
                    }
                    default -> throw new IllegalArgumentException(column + " has no decimals");
                }
                if (wide ? !Digits.fit38(high, low) : !Digits.fit18(low)) {
                    return i;
                }
            }
            slots.setAtIndex(ValueLayout.JAVA_LONG, 2L * (at + i), low);
            slots.setAtIndex(ValueLayout.JAVA_LONG, 2L * (at + i) + 1, high);
        }
        return -1;
    }

    @Override
    public String problem() {
        return wide
                ? "a decimal of more than 38 digits, the most that Arrow readers take"
                : "a decimal of more than 18 digits, as which its column is written; decimal128 takes 38";
    }

    @Override
    public void buffers(int rows, Consumer<MemorySegment> each) {
        each.accept(slots.asSlice(0, 16L * rows));
    }

    @Override
    public void clear() {}

    @Override
    public void close() {}
}
