package dev.leat.core.bars;

import dev.leat.api.data.Column;
import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.simd.SameBytes;
import dev.leat.core.memory.GrowingMemory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Numbers texts in the order in which they are first seen. An open-addressed table off the heap, so that millions of
/// keys are no burden to the collector.
final class KeyTable implements AutoCloseable {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int EMPTY = 0;

    private final GrowingMemory slots;
    private final GrowingMemory ends;
    private final GrowingMemory texts;
    private int slotCount = 1024;
    private int count;

    KeyTable(MemoryBudget budget) {
        slots = new GrowingMemory(budget, "bars keys");
        ends = new GrowingMemory(budget, "bars keys");
        texts = new GrowingMemory(budget, "bars keys");
        clear(slots.atLeast(4L * slotCount));
    }

    int count() {
        return count;
    }

    /// The number of the text in a row of a dictionary.
    int number(Column.Texts dictionary, int row) {
        return number(dictionary.bytes(), dictionary.start(row), dictionary.end(row));
    }

    /// The number of the text in bytes `from` to before `to`.
    int number(MemorySegment bytes, long from, long to) {
        long slot = slot(bytes, from, to);
        int found = slots.segment().getAtIndex(ValueLayout.JAVA_INT, slot);
        if (found != EMPTY) {
            return found - 1;
        }
        append(bytes, from, to);
        slots.segment().setAtIndex(ValueLayout.JAVA_INT, slot, count);
        if (count > slotCount / 2) {
            grow();
        }
        return count - 1;
    }

    long length(int number) {
        return end(number) - start(number);
    }

    /// Copies a text's bytes.
    void copy(int number, MemorySegment into, long at) {
        MemorySegment.copy(texts.segment(), start(number), into, at, length(number));
    }

    void save(DataOutput state) throws IOException {
        state.writeInt(count);
        for (int i = 0; i < count; i++) {
            byte[] text = texts.segment().asSlice(start(i), length(i)).toArray(ValueLayout.JAVA_BYTE);
            state.writeInt(text.length);
            state.write(text);
        }
    }

    void restore(DataInput state) throws IOException {
        int saved = state.readInt();
        for (int i = 0; i < saved; i++) {
            byte[] text = new byte[state.readInt()];
            state.readFully(text);
            number(MemorySegment.ofArray(text), 0, text.length);
        }
    }

    /// The slot that holds the text, or the empty one where it belongs.
    private long slot(MemorySegment bytes, long from, long to) {
        long mask = slotCount - 1L;
        long slot = hash(bytes, from, to) & mask;
        while (true) {
            int found = slots.segment().getAtIndex(ValueLayout.JAVA_INT, slot);
            if (found == EMPTY || same(found - 1, bytes, from, to)) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
    }

    private boolean same(int number, MemorySegment bytes, long from, long to) {
        return end(number) - start(number) == to - from
                && SameBytes.same(bytes, from, texts.segment(), start(number), to - from);
    }

    private void append(MemorySegment bytes, long from, long to) {
        long start = count == 0 ? 0 : end(count - 1);
        long end = start + (to - from);
        MemorySegment.copy(bytes, from, texts.atLeast(end), start, to - from);
        ends.atLeast(8L * (count + 1L)).setAtIndex(ValueLayout.JAVA_LONG, count, end);
        count++;
    }

    private void grow() {
        slotCount = Math.multiplyExact(slotCount, 2);
        clear(slots.atLeast(4L * slotCount));
        for (int i = 0; i < count; i++) {
            long slot = slot(texts.segment(), start(i), end(i));
            slots.segment().setAtIndex(ValueLayout.JAVA_INT, slot, i + 1);
        }
    }

    private void clear(MemorySegment table) {
        table.asSlice(0, 4L * slotCount).fill((byte) 0);
    }

    private long start(int number) {
        return number == 0 ? 0 : end(number - 1);
    }

    private long end(int number) {
        return ends.segment().getAtIndex(ValueLayout.JAVA_LONG, number);
    }

    /// FNV-1a, folded (Fowler, Noll, Vo; RFC 9923).
    private static long hash(MemorySegment bytes, long from, long to) {
        long hash = FNV_OFFSET;
        for (long i = from; i < to; i++) {
            hash = (hash ^ (bytes.get(ValueLayout.JAVA_BYTE, i) & 0xff)) * FNV_PRIME;
        }
        return hash ^ hash >>> 32;
    }

    @Override
    public void close() {
        slots.close();
        ends.close();
        texts.close();
    }
}
