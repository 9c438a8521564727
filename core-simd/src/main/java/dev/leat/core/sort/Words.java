package dev.leat.core.sort;

import dev.leat.api.memory.MemoryBudget;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The texts that a dictionary column repeats, each once, so that a record names one by its number. As many as have
/// room: the rest stays in the records.
final class Words implements AutoCloseable {

    /// What [#number] says of a text that there is no room for.
    static final int NO_ROOM = -1;

    private static final int MOST = 16_384;
    private static final int FIRST_SLOTS = 1024;
    private static final long MOST_BYTES = 512 << 10;
    private static final long LEAST_BYTES = 4 << 10;
    private static final long SHARE = 128;

    private final MemoryBudget memory;
    private final String owner;
    private final long most;

    // Holds the bytes until there are more. Closed by close().
    private Arena arena;
    private MemorySegment bytes;

    /// A word's number plus 1 at or behind the place that its hash says; 0 for none.
    private int[] slots = new int[FIRST_SLOTS];

    private int[] ends = new int[16];
    private int count;
    private int[] ranks = new int[0];

    Words(MemoryBudget memory, String owner) {
        this.memory = memory;
        this.owner = owner;
        this.most = Math.clamp(memory.limit() / SHARE, LEAST_BYTES, MOST_BYTES);
        this.arena = memory.open(owner);
        boolean made = false;
        try {
            this.bytes = room(arena, most);
            made = true;
        } finally {
            if (!made) {
                arena.close();
            }
        }
    }

    private static MemorySegment room(Arena arena, long bytes) {
        return arena.allocate(bytes + RecordBuffer.PADDING, RecordBuffer.PADDING);
    }

    int count() {
        return count;
    }

    MemorySegment bytes() {
        return bytes;
    }

    int start(int word) {
        return word == 0 ? 0 : ends[word - 1];
    }

    int length(int word) {
        return ends[word] - start(word);
    }

    /// The number of a text, which is a new one where the text is, or [#NO_ROOM].
    int number(MemorySegment from, long start, int length) {
        int slot = slot(from, start, length);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        return count >= MOST || length > most - end() ? NO_ROOM : add(slot, from, start, length);
    }

    /// Takes all words of another, whether there is room or not.
    ///
    /// @return the number of each
    int[] take(Words other) {
        int[] numbers = new int[other.count];
        for (int word = 0; word < numbers.length; word++) {
            int slot = slot(other.bytes, other.start(word), other.length(word));
            numbers[word] =
                    slots[slot] != 0 ? slots[slot] - 1 : add(slot, other.bytes, other.start(word), other.length(word));
        }
        return numbers;
    }

    private int end() {
        return count == 0 ? 0 : ends[count - 1];
    }

    /// Where a text is, or belongs.
    private int slot(MemorySegment from, long start, int length) {
        int mask = slots.length - 1;
        int slot = hash(from, start, length) & mask;
        for (; slots[slot] != 0; slot = (slot + 1) & mask) {
            int word = slots[slot] - 1;
            if (length(word) == length
                    && MemorySegment.mismatch(bytes, start(word), ends[word], from, start, start + length) == -1) {
                return slot;
            }
        }
        return slot;
    }

    private int add(int slot, MemorySegment from, long start, int length) {
        int end = end();
        if (length > bytes.byteSize() - RecordBuffer.PADDING - end) {
            grow(Math.addExact(end, length));
        }
        MemorySegment.copy(from, start, bytes, end, length);
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count++] = end + length;
        slots[slot] = count;
        if (count > slots.length / 2) {
            moreSlots();
        }
        return count - 1;
    }

    private void grow(int wanted) {
        Arena larger = memory.open(owner);
        boolean made = false;
        try {
            MemorySegment grown = room(larger, Math.max(wanted, 2 * bytes.byteSize()));
            MemorySegment.copy(bytes, 0, grown, 0, end());
            arena.close();
            arena = larger;
            bytes = grown;
            made = true;
        } finally {
            if (!made) {
                larger.close();
            }
        }
    }

    private void moreSlots() {
        slots = new int[2 * slots.length];
        for (int word = 0; word < count; word++) {
            slots[slot(bytes, start(word), length(word))] = word + 1;
        }
    }

    /// For each word how many of the others come before it, by their bytes.
    int[] ranks() {
        if (ranks.length != count) {
            int[] sorted = IntStream.range(0, count)
                    .boxed()
                    .sorted(byBytes())
                    .mapToInt(Integer::intValue)
                    .toArray();
            ranks = new int[count];
            for (int rank = 0; rank < count; rank++) {
                ranks[sorted[rank]] = rank;
            }
        }
        return ranks;
    }

    private Comparator<Integer> byBytes() {
        return (one, other) ->
                KeyOrder.compareBytes(bytes, start(one), length(one), bytes, start(other), length(other));
    }

    private static int hash(MemorySegment from, long start, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + from.get(ValueLayout.JAVA_BYTE, start + i);
        }
        return (hash * 0x9E3779B1) >>> 8;
    }

    @Override
    public void close() {
        arena.close();
    }
}
