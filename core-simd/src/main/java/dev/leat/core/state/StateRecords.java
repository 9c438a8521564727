package dev.leat.core.state;

import dev.leat.api.memory.MemoryBudget;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keys with their states, one behind the other in chunks, so that nothing moves as they become more. A record goes by
/// its place, a multiple of 8.
///
/// It is the key's hash and its length, four bytes each, the key, and the state, both padded to 8 bytes. One that was
/// freed has a negative length, and where its key was the place of the next free one of its size, plus 1.
final class StateRecords implements AutoCloseable {

    private static final int CHUNK_BITS = 18;
    private static final long CHUNK = 1L << CHUNK_BITS;

    private static final long LENGTH = 4;
    private static final long KEY = 8;
    private static final int DEAD = Integer.MIN_VALUE;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    // Holds the chunks for as long as there are keys. Closed by close().
    private final Arena arena;
    private final long stateBytes;
    private final List<MemorySegment> chunks = new ArrayList<>();
    private final List<Long> used = new ArrayList<>();

    /// The first free record of each size, plus 1.
    private final Map<Long, Long> free = new HashMap<>();

    StateRecords(MemoryBudget memory, String owner, long stateBytes) {
        this.arena = memory.open(owner);
        this.stateBytes = stateBytes;
    }

    /// Adds a record whose state is zeros.
    ///
    /// @return its place
    long add(MemorySegment key, int hash) {
        long size = size(key.byteSize());
        long place = place(size);
        MemorySegment chunk = chunk(place);
        long at = at(place);
        chunk.asSlice(at, size).fill((byte) 0);
        chunk.set(INT, at, hash);
        chunk.set(INT, at + LENGTH, Math.toIntExact(key.byteSize()));
        MemorySegment.copy(key, 0, chunk, at + KEY, key.byteSize());
        return place;
    }

    void remove(long place) {
        MemorySegment chunk = chunk(place);
        long at = at(place);
        int length = chunk.get(INT, at + LENGTH);
        long before = free.getOrDefault(size(length), 0L);
        chunk.set(INT, at + LENGTH, length | DEAD);
        chunk.set(LONG, at + KEY, before);
        free.put(size(length), place + 1);
    }

    int hash(long place) {
        return chunk(place).get(INT, at(place));
    }

    MemorySegment key(long place) {
        MemorySegment chunk = chunk(place);
        long at = at(place);
        return chunk.asSlice(at + KEY, chunk.get(INT, at + LENGTH));
    }

    MemorySegment state(long place) {
        MemorySegment chunk = chunk(place);
        long at = at(place);
        return chunk.asSlice(at + KEY + padded(chunk.get(INT, at + LENGTH)), stateBytes);
    }

    boolean same(long place, MemorySegment key) {
        MemorySegment chunk = chunk(place);
        long at = at(place);
        long length = chunk.get(INT, at + LENGTH);
        return length == key.byteSize()
                && MemorySegment.mismatch(chunk, at + KEY, at + KEY + length, key, 0, length) == -1;
    }

    /// The place of the first living record from a place on, or -1.
    long next(long from) {
        long place = from;
        while (place >> CHUNK_BITS < chunks.size()) {
            int number = (int) (place >> CHUNK_BITS);
            if (at(place) >= used.get(number)) {
                place = (number + 1L) << CHUNK_BITS;
                continue;
            }
            int length = chunk(place).get(INT, at(place) + LENGTH);
            if (length >= 0) {
                return place;
            }
            place += size(length & ~DEAD);
        }
        return -1;
    }

    /// Where the record behind one starts.
    long after(long place) {
        return place + size(chunk(place).get(INT, at(place) + LENGTH));
    }

    private long place(long size) {
        long freed = free.getOrDefault(size, 0L);
        if (freed != 0) {
            free.put(size, chunk(freed - 1).get(LONG, at(freed - 1) + KEY));
            return freed - 1;
        }
        int last = chunks.size() - 1;
        if (last < 0 || used.get(last) + size > CHUNK) {
            chunks.add(arena.allocate(CHUNK, 64));
            used.add(0L);
            last++;
        }
        long at = used.get(last);
        used.set(last, at + size);
        return ((long) last << CHUNK_BITS) + at;
    }

    private long size(long keyBytes) {
        return KEY + padded(keyBytes) + padded(stateBytes);
    }

    private MemorySegment chunk(long place) {
        return chunks.get((int) (place >> CHUNK_BITS));
    }

    private static long at(long place) {
        return place & CHUNK - 1;
    }

    /// At least 8, so that a freed record has room for the place of another.
    private static long padded(long bytes) {
        return Math.max(8, bytes + 7 & -8);
    }

    @Override
    public void close() {
        arena.close();
    }
}
