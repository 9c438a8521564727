package dev.leat.core.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Slabs of memory for batches, used again instead of freed: closing a shared arena costs a handshake of all threads,
/// and fresh memory costs the zeroing of it.
///
/// Slabs have few sizes, about 1.5 times apart, each with a page beyond for padding, so that a column of a power-of-two
/// number of rows fits without waste. Those not lent are given back when the budget needs room, and at close.
///
/// Thread-safe. Its lock is never held while memory is taken or given back.
public final class SlabPool implements AutoCloseable {

    static final String OWNER = "batches";

    private static final long SMALLEST = 16 << 10;
    private static final long BEYOND = 4 << 10;
    private static final int CLASSES = 2 * 30;

    private final Budget budget;
    private final Lending lending;
    private final List<ArrayDeque<Slab>> idle = new ArrayList<>();
    private final List<Revocable> revocables = new CopyOnWriteArrayList<>();
    private long idleBytes;

    public SlabPool(Budget budget, Lending lending) {
        this.budget = budget;
        this.lending = lending;
        for (int i = 0; i < CLASSES; i++) {
            idle.add(new ArrayDeque<>());
        }
        budget.spare(new Budget.Spare() {
            @Override
            public boolean giveBack(long bytes) {
                return SlabPool.this.giveBack(bytes);
            }

            @Override
            public long idle() {
                return idleBytes();
            }

            @Override
            public void trim() {
                close();
            }
        });
    }

    /// Names who can recycle batches that were read but are not needed yet, and can be read again. Asked where the
    /// budget has no room and no slab is idle.
    public void revocable(Revocable holder) {
        revocables.add(holder);
    }

    /// Takes that back.
    public void irrevocable(Revocable holder) {
        revocables.remove(holder);
    }

    /// Memory for one batch, to be recycled by whoever asked for it.
    public BatchMemory lend() {
        return switch (lending) {
            case POOLED -> new PooledMemory(this);
            case REAL_ARENAS -> new ArenaMemory(budget.open(OWNER));
        };
    }

    /// Bytes held only to have them at hand.
    public synchronized long idleBytes() {
        return idleBytes;
    }

    Slab take(long bytes) {
        int size = sizeClass(bytes);
        Slab slab = reuse(size);
        return slab == null ? fresh(size) : slab;
    }

    void recycle(List<Slab> slabs) {
        synchronized (this) {
            for (Slab slab : slabs) {
                idle.get(slab.sizeClass()).push(slab);
                idleBytes += slab.bytes();
            }
        }
    }

    @Override
    public void close() {
        trim(Long.MAX_VALUE);
    }

    private boolean giveBack(long bytes) {
        if (trim(bytes)) {
            return true;
        }
        for (Revocable holder : revocables) {
            if (holder.revoke()) {
                // Real arenas are given back at once, and leave nothing to trim.
                trim(bytes);
                return true;
            }
        }
        return false;
    }

    /// Gives back idle slabs, the largest first, until enough was given back.
    private boolean trim(long bytes) {
        List<Slab> taken = new ArrayList<>();
        synchronized (this) {
            long left = bytes;
            for (int size = CLASSES - 1; size >= 0 && left > 0; size--) {
                while (left > 0 && !idle.get(size).isEmpty()) {
                    Slab slab = idle.get(size).pop();
                    idleBytes -= slab.bytes();
                    left -= slab.bytes();
                    taken.add(slab);
                }
            }
        }
        taken.forEach(slab -> slab.arena().close());
        return !taken.isEmpty();
    }

    private synchronized @org.jspecify.annotations.Nullable Slab reuse(int size) {
        Slab slab = idle.get(size).poll();
        if (slab != null) {
            idleBytes -= slab.bytes();
        }
        return slab;
    }

    private Slab fresh(int size) {
        Arena arena = budget.open(OWNER);
        boolean allocated = false;
        try {
            MemorySegment memory = arena.allocate(slabBytes(size), 64);
            allocated = true;
            return new Slab(size, arena, memory);
        } finally {
            if (!allocated) {
                arena.close();
            }
        }
    }

    /// Sizes are 16, 24, 32, 48, 64, … KiB, and [#BEYOND].
    static int sizeClass(long bytes) {
        long needed = Math.max(SMALLEST, bytes - BEYOND);
        int log = 63 - Long.numberOfLeadingZeros(needed);
        int even = 2 * (log - 14);
        long power = 1L << log;
        if (needed == power) {
            return even;
        }
        return needed <= power + (power >> 1) ? even + 1 : even + 2;
    }

    static long slabBytes(int sizeClass) {
        long power = SMALLEST << (sizeClass / 2);
        return (sizeClass % 2 == 0 ? power : power + (power >> 1)) + BEYOND;
    }

    /// Whether batches are lent pooled slabs, or arenas that are closed after the lending.
    public enum Lending {
        /// Fast. Use after the lending reads another batch's rows.
        POOLED,
        /// For tests: use after the lending throws.
        REAL_ARENAS;

        /// What `-Dleat.arenas` asks for: `pooled`, the default, or `real`.
        public static Lending ofSystemProperty() {
            return System.getProperty("leat.arenas", "pooled").equals("real") ? REAL_ARENAS : POOLED;
        }
    }

    /// Somebody who holds batches that can be read again.
    @FunctionalInterface
    public interface Revocable {
        /// @return whether any were recycled
        boolean revoke();
    }

    record Slab(int sizeClass, Arena arena, MemorySegment memory) {
        long bytes() {
            return memory.byteSize();
        }
    }
}
