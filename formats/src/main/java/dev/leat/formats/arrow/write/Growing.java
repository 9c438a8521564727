package dev.leat.formats.arrow.write;

import dev.leat.api.memory.MemoryBudget;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Native memory out of the budget that grows as it is asked for more, with [#PADDING] bytes of room beyond. It has
/// none before it is asked.
final class Growing implements AutoCloseable {

    static final long PADDING = 64;

    private static final String OWNER = "arrow write";

    private final MemoryBudget memory;
    private final long least;

    // Lives as long as its segment, which is until the next growth. Closed by close() and where it is replaced.
    private @Nullable Arena arena;
    private MemorySegment segment = MemorySegment.NULL;

    /// @param least bytes that it takes when it takes any
    Growing(MemoryBudget memory, long least) {
        this.memory = memory;
        this.least = least;
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
            long wanted = Math.max(Math.max(bytes, least), segment.byteSize() * 3 / 2);
            grown = larger.allocate(Math.addExact(wanted, PADDING), PADDING);
        } catch (RuntimeException e) {
            larger.close();
            throw e;
        }
        MemorySegment.copy(segment, 0, grown, 0, kept);
        close();
        arena = larger;
        segment = grown;
        return grown;
    }

    @Override
    public void close() {
        Arena open = arena;
        arena = null;
        segment = MemorySegment.NULL;
        if (open != null) {
            open.close();
        }
    }
}
