package dev.leat.core.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// An arena of the batch's own, so that use after the lending throws. For tests: closing it is slow.
final class ArenaMemory implements BatchMemory {

    // An arena in a field: the lending ends on another thread than it began.
    private final Arena arena;
    private long bytes;

    ArenaMemory(Arena arena) {
        this.arena = arena;
    }

    @Override
    public MemorySegment allocate(long size, long alignment) {
        MemorySegment segment = arena.allocate(size, alignment);
        bytes += size;
        return segment;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void recycle() {
        arena.close();
    }
}
