package dev.leat.sources.fs;

import dev.leat.api.source.Window;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A stretch of a stream, or of nothing, in memory of its own.
record CopiedWindow(Arena arena, MemorySegment bytes) implements Window {

    @Override
    public void check() {}

    @Override
    public synchronized void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
