package dev.leat.formats.csv;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Native memory of a reader that grows when more is asked for. It lives as long as the reader's arena.
final class Scratch {

    private static final long LEAST = 4096;

    private final Arena arena;
    private MemorySegment segment = MemorySegment.NULL;

    Scratch(Arena arena) {
        this.arena = arena;
    }

    /// What was got last.
    MemorySegment segment() {
        return segment;
    }

    /// At least so many bytes, with what the memory held before.
    MemorySegment atLeast(long bytes) {
        if (bytes > segment.byteSize()) {
            MemorySegment grown = arena.allocate(Math.max(Math.max(bytes, LEAST), 2 * segment.byteSize()), 64);
            MemorySegment.copy(segment, 0, grown, 0, segment.byteSize());
            segment = grown;
        }
        return segment;
    }
}
