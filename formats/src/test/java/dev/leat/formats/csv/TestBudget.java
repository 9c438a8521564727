package dev.leat.formats.csv;

import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryBudget;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;

/// A budget without a limit that knows what is open.
final class TestBudget implements MemoryBudget {

    private final AtomicLong used = new AtomicLong();

    @Override
    public Arena open(String owner) {
        return new CountedArena(Arena.ofShared());
    }

    @Override
    public Lease lease(String owner, long bytes) {
        used.addAndGet(bytes);
        return new Held(bytes);
    }

    @Override
    public long used() {
        return used.get();
    }

    @Override
    public long limit() {
        return Long.MAX_VALUE;
    }

    private final class Held implements Lease {
        private final long bytes;
        private boolean closed;

        Held(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public long bytes() {
            return bytes;
        }

        @Override
        public void close() {
            if (!closed) {
                used.addAndGet(-bytes);
                closed = true;
            }
        }
    }

    private final class CountedArena implements Arena {
        private final Arena arena;
        private long allocated;

        CountedArena(Arena arena) {
            this.arena = arena;
        }

        @Override
        public MemorySegment allocate(long bytes, long alignment) {
            allocated += bytes;
            used.addAndGet(bytes);
            return arena.allocate(bytes, alignment);
        }

        @Override
        public MemorySegment.Scope scope() {
            return arena.scope();
        }

        @Override
        public void close() {
            arena.close();
            used.addAndGet(-allocated);
        }
    }
}
