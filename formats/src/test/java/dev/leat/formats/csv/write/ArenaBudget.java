package dev.leat.formats.csv.write;

import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryBudget;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;

/// Counts what is open, and has room for all.
final class ArenaBudget implements MemoryBudget {

    private final AtomicLong used = new AtomicLong();

    @Override
    public Arena open(String owner) {
        return new Counting(Arena.ofShared());
    }

    @Override
    public Lease lease(String owner, long bytes) {
        throw new AssertionError("nothing here takes leases: " + owner);
    }

    @Override
    public long used() {
        return used.get();
    }

    @Override
    public long limit() {
        return Long.MAX_VALUE;
    }

    private final class Counting implements Arena {
        private final Arena arena;
        private long allocated = 0;

        Counting(Arena arena) {
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
