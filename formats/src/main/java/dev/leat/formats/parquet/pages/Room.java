package dev.leat.formats.parquet.pages;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Native memory of a reader for one thing after the other, each as large as it needs to be. It lives as long as the
/// reader's arena.
public final class Room {

    /// Bytes that can be read beyond what was asked for, so that kernels may load past the end.
    public static final int PADDING = 64;

    private final Arena arena;
    private MemorySegment segment = MemorySegment.NULL;

    public Room(Arena arena) {
        this.arena = arena;
    }

    /// At least so many bytes and [#PADDING]; what was in it before may be lost.
    public MemorySegment atLeast(long bytes) {
        long wanted = Math.addExact(bytes, PADDING);
        if (wanted > segment.byteSize()) {
            // What it outgrows stays until the arena is closed, so it grows by half and more.
            long grown = Math.max(wanted, segment.byteSize() + segment.byteSize() / 2);
            segment = arena.allocate((grown + 4095) & -4096, 64);
        }
        return segment;
    }

    /// The same, with what was in it before.
    MemorySegment grown(long bytes) {
        MemorySegment before = segment;
        MemorySegment after = atLeast(bytes);
        if (after.address() != before.address()) {
            MemorySegment.copy(before, 0, after, 0, before.byteSize());
        }
        return after;
    }
}
