package dev.leat.formats.arrow.columns;

import java.lang.foreign.MemorySegment;
import java.util.Map;

/// Buffers in memory of the budget.
///
/// @param buffers each with its bytes, and room beyond
/// @param sizes without that room
record HeldBody(Shared memory, Map<Integer, MemorySegment> buffers, Map<Integer, Long> sizes) implements Body {

    @Override
    public long bytes(int buffer) {
        return sizes.getOrDefault(buffer, 0L);
    }

    @Override
    public boolean whole() {
        return true;
    }

    @Override
    public MemorySegment slice(int buffer, long from, long bytes, Lending lending) {
        lending.hold(memory);
        return buffers.getOrDefault(buffer, MemorySegment.NULL).asSlice(from);
    }

    @Override
    public void close() {
        memory.release();
    }
}
