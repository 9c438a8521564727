package dev.leat.formats.compression;

import dev.leat.api.memory.Lease;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.memory.MemoryExceededException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A budget for one thread.
final class LimitedBudget implements MemoryBudget {

    private final long limit;
    private long used = 0;

    LimitedBudget(long limit) {
        this.limit = limit;
    }

    private void take(String owner, long bytes) {
        if (used + bytes > limit) {
            throw new MemoryExceededException(owner + " wants " + bytes + " bytes");
        }
        used += bytes;
    }

    @Override
    public Arena open(String owner) {
        return new Charged(owner, Arena.ofConfined());
    }

    @Override
    public Lease lease(String owner, long bytes) {
        take(owner, bytes);
        return new Held(bytes);
    }

    @Override
    public long used() {
        return used;
    }

    @Override
    public long limit() {
        return limit;
    }

    private final class Held implements Lease {
        private final long bytes;
        private boolean closed = false;

        Held(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public long bytes() {
            return bytes;
        }

        @Override
        public void close() {
            used -= closed ? 0 : bytes;
            closed = true;
        }
    }

    private final class Charged implements Arena {
        private final String owner;
        private final Arena arena;
        private long allocated = 0;

        Charged(String owner, Arena arena) {
            this.owner = owner;
            this.arena = arena;
        }

        @Override
        public MemorySegment allocate(long bytes, long alignment) {
            take(owner, bytes);
            allocated += bytes;
            return arena.allocate(bytes, alignment);
        }

        @Override
        public MemorySegment.Scope scope() {
            return arena.scope();
        }

        @Override
        public void close() {
            arena.close();
            used -= allocated;
        }
    }
}
