package dev.leat.formats.lines;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Native memory of a reader that grows when more is asked for. It lives as long as the reader's arena.
public final class Scratch {

    private static final long LEAST = 4096;

    private final Arena arena;
    private MemorySegment segment = MemorySegment.NULL;

    public Scratch(Arena arena) {
        this.arena = arena;
    }

    /// What was got last.
    public MemorySegment segment() {
        return segment;
    }

    /// At least so many bytes, with what the memory held before.
    public MemorySegment atLeast(long bytes) {
        if (bytes > segment.byteSize()) {
            MemorySegment grown = arena.allocate(Math.max(Math.max(bytes, LEAST), 2 * segment.byteSize()), 64);
            MemorySegment.copy(segment, 0, grown, 0, segment.byteSize());
            segment = grown;
        }
        return segment;
    }
}
