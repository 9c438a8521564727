package dev.leat.core.bars;

import dev.leat.api.memory.MemoryBudget;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Blocks of memory out of the budget, whose sizes are powers of two, for keys that need much now and little later.
///
/// Small ones are cut from slabs and are used again once freed; a large one has an arena of its own, so that its bytes
/// go back to the budget. A block goes by a handle, never 0: the slab that it is in and where it starts.
final class Blocks implements AutoCloseable {

    static final long SMALLEST = 1 << 12;

    private static final int SMALLEST_BITS = 12;
    private static final int SLAB_BITS = 18;
    static final long SLAB = 1L << SLAB_BITS;

    /// Handles hold places in a slab in so many bits.
    private static final int PLACE_BITS = 40;

    private static final long NONE = 0;

    private final MemoryBudget budget;
    private final String owner;
    private final List<MemorySegment> slabs = new ArrayList<>();
    private final List<Arena> arenas = new ArrayList<>();
    private final List<Integer> vacant = new ArrayList<>();

    private long held;

    /// The first free block of each size; each holds the handle of the next.
    private final long[] free = new long[SLAB_BITS - SMALLEST_BITS + 1];

    Blocks(MemoryBudget budget, String owner) {
        this.budget = budget;
        this.owner = owner;
        Arrays.fill(free, NONE);
    }

    /// The size of the smallest block with room for so many bytes.
    static long size(long bytes) {
        return bytes <= SMALLEST ? SMALLEST : Long.highestOneBit(bytes - 1) << 1;
    }

    /// A block of a size that [#size] gave.
    ///
    /// @throws dev.leat.api.memory.MemoryExceededException where the budget has no room
    long take(long size) {
        if (size > SLAB) {
            return open(size);
        }
        int order = order(size);
        int larger = order;
        while (larger < free.length && free[larger] == NONE) {
            larger++;
        }
        long block = larger < free.length ? pop(larger) : open(SLAB);
        // Halves a block that is too large, and keeps the upper halves.
        for (int half = Math.min(larger, free.length - 1) - 1; half >= order; half--) {
            push(half, block + (SMALLEST << half));
        }
        return block;
    }

    /// The bytes taken from the budget.
    long held() {
        return held;
    }

    MemorySegment at(long block, long size) {
        return slabs.get(slab(block)).asSlice(place(block), size);
    }

    void free(long block, long size) {
        if (size <= SLAB) {
            push(order(size), block);
            return;
        }
        int slab = slab(block);
        arenas.get(slab).close();
        held -= size;
        slabs.set(slab, MemorySegment.NULL);
        vacant.add(slab);
    }

    private long open(long size) {
        Arena arena = budget.open(owner);
        MemorySegment slab;
        try {
            slab = arena.allocate(size, 64);
        } catch (RuntimeException | OutOfMemoryError e) {
            arena.close();
            throw e;
        }
        held += size;
        if (vacant.isEmpty()) {
            slabs.add(slab);
            arenas.add(arena);
            return handle(slabs.size() - 1);
        }
        int place = vacant.removeLast();
        slabs.set(place, slab);
        arenas.set(place, arena);
        return handle(place);
    }

    private void push(int order, long block) {
        slabs.get(slab(block)).set(ValueLayout.JAVA_LONG, place(block), free[order]);
        free[order] = block;
    }

    private long pop(int order) {
        long block = free[order];
        free[order] = slabs.get(slab(block)).get(ValueLayout.JAVA_LONG, place(block));
        return block;
    }

    private static int order(long size) {
        return Long.numberOfTrailingZeros(size) - SMALLEST_BITS;
    }

    /// Slabs count from 1 in handles.
    private static long handle(int slab) {
        return (slab + 1L) << PLACE_BITS;
    }

    private static int slab(long block) {
        return (int) (block >>> PLACE_BITS) - 1;
    }

    private static long place(long block) {
        return block & ((1L << PLACE_BITS) - 1);
    }

    @Override
    public void close() {
        for (int i = 0; i < arenas.size(); i++) {
            if (slabs.get(i).byteSize() > 0) {
                arenas.get(i).close();
            }
        }
    }
}
