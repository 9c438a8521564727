package dev.leat.formats.parquet.write;

import dev.leat.api.memory.MemoryBudget;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Native memory out of the budget that grows as it is asked for more. It has [#PADDING] bytes of room beyond what
/// was asked.
final class Buffer implements AutoCloseable {

    static final long PADDING = 64;

    private static final String OWNER = "parquet write";

    private final MemoryBudget memory;

    // Lives as long as its segment, which is until the next growth. Closed by close() and where it is replaced.
    private Arena arena;
    private MemorySegment segment;

    Buffer(MemoryBudget memory, long bytes) {
        this.memory = memory;
        this.arena = memory.open(OWNER);
        this.segment = allocate(arena, bytes);
    }

    /// The segment as it is now.
    MemorySegment segment() {
        return segment;
    }

    /// A segment of at least so many bytes, which has the first `kept` bytes of the one before.
    MemorySegment atLeast(long bytes, long kept) {
        if (bytes + PADDING <= segment.byteSize()) {
            return segment;
        }
        Arena larger = memory.open(OWNER);
        MemorySegment grown;
        try {
            grown = allocate(larger, Math.max(bytes, segment.byteSize() * 3 / 2));
        } catch (RuntimeException e) {
            larger.close();
            throw e;
        }
        MemorySegment.copy(segment, 0, grown, 0, kept);
        arena.close();
        arena = larger;
        segment = grown;
        return grown;
    }

    @Override
    public void close() {
        arena.close();
    }

    private static MemorySegment allocate(Arena arena, long bytes) {
        return arena.allocate(Math.addExact(bytes, PADDING), PADDING);
    }
}
