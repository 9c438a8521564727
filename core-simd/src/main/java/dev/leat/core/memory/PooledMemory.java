package dev.leat.core.memory;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Slices of pooled slabs: small ones side by side in a shared slab, large ones in a slab each.
final class PooledMemory implements BatchMemory {

    private static final long SHARED = 64 << 10;
    private static final long LARGE = 16 << 10;

    private final SlabPool pool;
    private final List<SlabPool.Slab> slabs = new ArrayList<>();
    private MemorySegment shared = MemorySegment.NULL;
    private long sharedUsed;
    private long bytes;

    PooledMemory(SlabPool pool) {
        this.pool = pool;
    }

    @Override
    public MemorySegment allocate(long size, long alignment) {
        if (alignment > 64) {
            throw new IllegalArgumentException("memory of batches is aligned to 64 bytes, not to " + alignment);
        }
        if (size > LARGE) {
            return slab(size).asSlice(0, size, alignment);
        }
        long start = (sharedUsed + 63) & -64;
        if (start + size > shared.byteSize()) {
            shared = slab(SHARED);
            start = 0;
        }
        sharedUsed = start + size;
        return shared.asSlice(start, size, alignment);
    }

    private MemorySegment slab(long size) {
        SlabPool.Slab slab = pool.take(size);
        slabs.add(slab);
        bytes += slab.bytes();
        return slab.memory();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void recycle() {
        pool.recycle(slabs);
        slabs.clear();
        shared = MemorySegment.NULL;
        sharedUsed = 0;
        bytes = 0;
    }
}
