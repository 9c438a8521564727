package dev.leat.formats.parquet.pages;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Texts that are kept for a moment, laid out as a column has them.
final class TextBuffer {

    /// How many there are at most.
    static final int STEP = Levels.STEP;

    private final MemorySegment offsets;
    private final Room bytes;
    private TextTarget target;

    TextBuffer(Arena arena) {
        this.offsets = arena.allocate(4L * (STEP + 1) + Room.PADDING, 64);
        this.bytes = new Room(arena);
        this.target = begin();
    }

    /// Empty again, and ready for up to [#STEP].
    TextTarget begin() {
        target = new TextTarget(offsets, 0, 0, bytes::grown);
        return target;
    }

    MemorySegment bytes() {
        return target.bytes();
    }

    long start(int index) {
        return offsets.getAtIndex(ValueLayout.JAVA_INT, index);
    }

    long end(int index) {
        return offsets.getAtIndex(ValueLayout.JAVA_INT, index + 1L);
    }
}
