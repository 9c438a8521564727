package dev.leat.core.aggregate;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.simd.SameBytes;
import dev.leat.core.memory.GrowingMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.LongPredicate;

/// Texts that are kept once each, so that two are the same where their references are. An open-addressed table of
/// references over a heap of bytes.
final class Words implements AutoCloseable {

    private static final int FIRST_SLOTS = 1024;
    private static final long EMPTY = -1;
    private static final long SEED = 0x9e3779b97f4a7c15L;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED;

    private final TextHeap heap;
    private final GrowingMemory slots;

    /// All references, in the order in which they came.
    private final GrowingMemory references;

    private final LongPredicate allowed;
    private int slotCount;
    private int count;

    /// @param allowed says whether so many bytes more may be taken
    Words(MemoryBudget memory, LongPredicate allowed) {
        this.heap = new TextHeap(memory);
        this.slots = new GrowingMemory(memory, Table.OWNER);
        this.references = new GrowingMemory(memory, Table.OWNER);
        this.allowed = allowed;
    }

    TextHeap heap() {
        return heap;
    }

    long bytes() {
        return heap.bytes().byteSize() + 8L * slotCount + references.segment().byteSize();
    }

    /// The hash of a text, which is the same in every table.
    static long hash(MemorySegment bytes, long start, long length) {
        long hash = length;
        long i = 0;
        for (; i + 8 <= length; i += 8) {
            hash = Hashes.mixed(hash ^ bytes.get(WORD, start + i));
        }
        long rest = SEED;
        for (; i < length; i++) {
            rest = (rest << 8) | (bytes.get(ValueLayout.JAVA_BYTE, start + i) & 0xff);
        }
        return Hashes.mixed(hash ^ rest);
    }

    long reference(MemorySegment bytes, long start, long length) {
        return reference(bytes, start, length, hash(bytes, start, length));
    }

    /// The reference of a text, which is kept from now on.
    ///
    /// @throws MemoryExceededException where it cannot be; all is as it was then
    long reference(MemorySegment bytes, long start, long length, long hash) {
        if (length == 0) {
            return 0;
        }
        TextHeap.requireKept(length);
        if (count >= slotCount / 2) {
            grow();
        }
        long mask = slotCount - 1L;
        MemorySegment table = slots.segment();
        for (long at = hash & mask; ; at = at + 1 & mask) {
            long found = table.getAtIndex(LONG, at);
            if (found == EMPTY) {
                return add(bytes, start, length, at);
            }
            if (TextHeap.length(found) == length
                    && SameBytes.same(bytes, start, heap.bytes(), TextHeap.start(found), length)) {
                return found;
            }
        }
    }

    /// Makes room for texts of so many bytes more, so that keeping them cannot fail.
    ///
    /// @throws MemoryExceededException where there is none
    void reserve(long texts, long bytes) {
        while (count + texts >= slotCount / 2) {
            grow();
        }
        require(heap.used() + bytes - heap.bytes().byteSize());
        heap.reserve(bytes);
        references.atLeast(8 * (count + texts));
    }

    /// Forgets all.
    void clear() {
        heap.clear();
        count = 0;
        empty();
    }

    private long add(MemorySegment bytes, long start, long length, long at) {
        if (heap.used() + length > heap.bytes().byteSize()) {
            require(heap.bytes().byteSize() + length);
        }
        MemorySegment all = references.atLeast(8 * (count + 1L));
        long reference = heap.add(bytes, start, length);
        all.setAtIndex(LONG, count, reference);
        slots.segment().setAtIndex(LONG, at, reference);
        count++;
        return reference;
    }

    private void require(long bytes) {
        if (bytes > 0 && !allowed.test(bytes)) {
            throw new MemoryExceededException("texts of groups take more than their share");
        }
    }

    private void grow() {
        int more = slotCount == 0 ? FIRST_SLOTS : Math.multiplyExact(2, slotCount);
        require(8L * (more - slotCount));
        slots.atLeast(8L * more);
        slotCount = more;
        refill();
    }

    /// Puts every text into its slot anew.
    private void refill() {
        MemorySegment table = slots.segment();
        long mask = slotCount - 1L;
        empty();
        for (int i = 0; i < count; i++) {
            long reference = references.segment().getAtIndex(LONG, i);
            long at = hash(heap.bytes(), TextHeap.start(reference), TextHeap.length(reference)) & mask;
            while (table.getAtIndex(LONG, at) != EMPTY) {
                at = at + 1 & mask;
            }
            table.setAtIndex(LONG, at, reference);
        }
    }

    private void empty() {
        slots.segment().asSlice(0, 8L * slotCount).fill((byte) EMPTY);
    }

    @Override
    public void close() {
        heap.close();
        slots.close();
        references.close();
    }
}
