package dev.leat.core.state;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.state.KeyedState;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// State by key in an open-addressed table off the heap: slots of 8 bytes, at most three in four taken, that name
/// [StateRecords]. Linear probing; what follows a removed key moves up, so that there are no tombstones (Knuth,
/// TAOCP 3, §6.4, Algorithm R).
public final class HashState implements KeyedState {

    private static final int FIRST_SLOTS = 1024;
    private static final long EMPTY = 0;

    /// A slot holds the place of a record, in eighths and plus 1, and above it some of the key's hash.
    private static final int PLACE_BITS = 40;

    private static final long PLACE = (1L << PLACE_BITS) - 1;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED;

    private final MemoryBudget memory;
    private final String owner;
    private final long stateBytes;
    private final StateRecords records;

    // Holds the slots until there are more. Closed by close().
    private Arena arena;
    private MemorySegment slots;
    private int slotCount = FIRST_SLOTS;
    private int keys;

    /// @param owner whose it is, in words for people
    /// @throws IllegalArgumentException for a size of no state
    public HashState(MemoryBudget memory, String owner, long stateBytes) {
        if (stateBytes < 1 || stateBytes > MOST_STATE_BYTES) {
            throw new IllegalArgumentException("a state has 1 to " + MOST_STATE_BYTES + " bytes, not " + stateBytes);
        }
        this.memory = memory;
        this.owner = owner;
        this.stateBytes = stateBytes;
        this.arena = memory.open(owner);
        this.records = new StateRecords(memory, owner, stateBytes);
        boolean made = false;
        try {
            this.slots = empty(arena, slotCount);
            made = true;
        } finally {
            if (!made) {
                close();
            }
        }
    }

    @Override
    public long stateBytes() {
        return stateBytes;
    }

    @Override
    public long keys() {
        return keys;
    }

    @Override
    public boolean has(MemorySegment key) {
        return slot(slot(key, hash(key))) != EMPTY;
    }

    @Override
    public MemorySegment state(MemorySegment key) {
        int hash = hash(key);
        long at = slot(key, hash);
        if (slot(at) == EMPTY) {
            at = add(key, hash, at);
        }
        return records.state(place(slot(at)));
    }

    @Override
    public void remove(MemorySegment key) {
        long at = slot(key, hash(key));
        if (slot(at) == EMPTY) {
            return;
        }
        records.remove(place(slot(at)));
        keys--;
        close(at);
    }

    @Override
    public void forEach(Visitor visitor) throws IOException, InterruptedException {
        for (long place = records.next(0); place >= 0; place = records.next(records.after(place))) {
            visitor.visit(records.key(place), records.state(place));
        }
    }

    @Override
    public void close() {
        records.close();
        arena.close();
    }

    /// @return the slot that it is in then
    private long add(MemorySegment key, int hash, long at) {
        if (key.byteSize() > MOST_KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + MOST_KEY_BYTES + " bytes at most, not " + key.byteSize());
        }
        long into = at;
        if (keys >= slotCount / 4 * 3) {
            grow();
            into = slot(key, hash);
        }
        set(into, entry(records.add(key, hash), hash));
        keys++;
        return into;
    }

    /// The slot that holds the key, or the empty one where it belongs.
    private long slot(MemorySegment key, int hash) {
        long mask = slotCount - 1L;
        for (long at = hash & mask; ; at = at + 1 & mask) {
            long entry = slot(at);
            if (entry == EMPTY || (entry >>> PLACE_BITS == tag(hash) && records.same(place(entry), key))) {
                return at;
            }
        }
    }

    private void grow() {
        int more = Math.multiplyExact(2, slotCount);
        Arena larger = memory.open(owner);
        MemorySegment grown;
        try {
            grown = empty(larger, more);
        } catch (RuntimeException | OutOfMemoryError e) {
            larger.close();
            throw e;
        }
        MemorySegment old = slots;
        int before = slotCount;
        slots = grown;
        slotCount = more;
        long mask = more - 1L;
        for (long i = 0; i < before; i++) {
            long entry = old.getAtIndex(LONG, i);
            if (entry != EMPTY) {
                long at = records.hash(place(entry)) & mask;
                while (slot(at) != EMPTY) {
                    at = at + 1 & mask;
                }
                set(at, entry);
            }
        }
        arena.close();
        arena = larger;
    }

    /// Empties a slot, and moves into it what was put further than it belongs.
    private void close(long at) {
        long mask = slotCount - 1L;
        long hole = at;
        for (long next = hole + 1 & mask; slot(next) != EMPTY; next = next + 1 & mask) {
            long home = records.hash(place(slot(next))) & mask;
            if ((next - home & mask) >= (next - hole & mask)) {
                set(hole, slot(next));
                hole = next;
            }
        }
        set(hole, EMPTY);
    }

    private long slot(long at) {
        return slots.getAtIndex(LONG, at);
    }

    private void set(long at, long entry) {
        slots.setAtIndex(LONG, at, entry);
    }

    private static MemorySegment empty(Arena arena, int slots) {
        return arena.allocate(8L * slots, 64).fill((byte) 0);
    }

    private static long entry(long place, int hash) {
        return (tag(hash) << PLACE_BITS) | (place / 8 + 1);
    }

    private static long place(long entry) {
        return ((entry & PLACE) - 1) * 8;
    }

    /// The bits of a hash that a small table does not use.
    private static long tag(int hash) {
        return hash >>> 8 & 0xff_ffffL;
    }

    private static int hash(MemorySegment key) {
        long bytes = key.byteSize();
        long hash = bytes;
        long i = 0;
        for (; i + 8 <= bytes; i += 8) {
            hash = mixed(hash ^ key.get(WORD, i));
        }
        long rest = 0;
        for (; i < bytes; i++) {
            rest = (rest << 8) | (key.get(ValueLayout.JAVA_BYTE, i) & 0xff);
        }
        hash = mixed(hash ^ rest);
        return (int) (hash ^ hash >>> 32);
    }

    /// The finalizer of MurmurHash3 (Appleby, `fmix64`).
    private static long mixed(long bits) {
        long hash = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }
}
