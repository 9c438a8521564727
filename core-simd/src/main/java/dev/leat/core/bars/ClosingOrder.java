package dev.leat.core.bars;

import dev.leat.core.memory.GrowingMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// Puts bars of several keys in the order of the rows that closed them; bars of one row stay as they are.
final class ClosingOrder implements AutoCloseable {

    private final GrowingMemory room;

    ClosingOrder(GrowingMemory room) {
        this.room = room;
    }

    /// A copy in order.
    MemorySegment of(MemorySegment bars, int count) {
        long[] order = new long[count];
        for (int i = 0; i < count; i++) {
            order[i] = bars.get(ValueLayout.JAVA_LONG, i * ClosedBars.BYTES + Bar.ROW) << 32 | i;
        }
        Arrays.sort(order);
        MemorySegment sorted = room.atLeast(count * ClosedBars.BYTES);
        for (int i = 0; i < count; i++) {
            long from = (int) order[i] * ClosedBars.BYTES;
            MemorySegment.copy(bars, from, sorted, i * ClosedBars.BYTES, ClosedBars.BYTES);
        }
        return sorted;
    }

    @Override
    public void close() {
        room.close();
    }
}
