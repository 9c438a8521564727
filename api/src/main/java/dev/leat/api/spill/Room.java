package dev.leat.api.spill;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.memory.MemoryBudget;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Memory out of the budget that grows, losing what it held; none until it is asked for. It holds its arena in a field,
/// since it is held from record to record.
final class Room implements AutoCloseable {

    private final MemoryBudget memory;
    private final List<Arena> arena = new ArrayList<>(1);
    private MemorySegment segment = MemorySegment.NULL;

    Room(MemoryBudget memory) {
        this.memory = memory;
    }

    /// Memory for so many bytes, with room for a vector beyond.
    MemorySegment atLeast(long bytes) {
        long wanted = Math.addExact(bytes, BatchBuilder.PADDING);
        if (segment.byteSize() < wanted) {
            // Given back first, so that it can be part of what is taken.
            close();
            Arena opened = memory.open("records read back");
            arena.add(opened);
            segment = opened.allocate(wanted, RecordHeader.ALIGNMENT);
        }
        return segment;
    }

    @Override
    public void close() {
        segment = MemorySegment.NULL;
        arena.forEach(Arena::close);
        arena.clear();
    }
}
