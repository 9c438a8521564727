package dev.leat.formats.text;

import dev.leat.api.data.Column;
import dev.leat.api.simd.SameBytes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The texts of a dictionary column so far, and a hash table from text to code. For one reader.
///
/// A text of up to [#SHORT] bytes is found by two 64-bit words: its bytes, zeros after them, and its length in the last
/// byte. A longer one is found by a hash in the first word, and compared. An empty one is hidden always.
public final class TextCodes {

    /// The longest text that is its own key.
    public static final int SHORT = 15;

    /// Bytes of an entry of the table: two words of key, the code as a 32-bit integer, and room.
    public static final int ENTRY = 32;

    public static final int CODE = 16;

    /// Multiplied with a key, spreads it over the high bits (2^64 divided by the golden ratio; Knuth, TAOCP 6.4).
    public static final long SPREAD = 0x9E3779B97F4A7C15L;

    public static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final long LONG_TEXT = 0x20L << 56;
    private static final long HIDDEN = 0x40L << 56;
    private static final long ALIGNMENT = 64;
    private static final long PADDING = 64;

    private final Arena arena;
    private MemorySegment table;
    private MemorySegment offsets;
    private MemorySegment bytes;
    private int slots = 64;
    private int size;

    public TextCodes(Arena arena) {
        this.arena = arena;
        this.table = arena.allocate((long) slots * ENTRY, ALIGNMENT).fill((byte) 0);
        this.offsets = arena.allocate(256, ALIGNMENT).fill((byte) 0);
        this.bytes = arena.allocate(1024, ALIGNMENT);
    }

    /// The table: [#slots] entries, a power of two. One whose second word is zero is empty.
    public MemorySegment table() {
        return table;
    }

    public int slots() {
        return slots;
    }

    public int size() {
        return size;
    }

    /// Bytes of all texts.
    public int textBytes() {
        return offsets.getAtIndex(ValueLayout.JAVA_INT, size);
    }

    /// Forgets all texts.
    public void clear() {
        size = 0;
        table.fill((byte) 0);
    }

    /// The code of a text that stands in the file as it is, or -1.
    public int find(MemorySegment text, int start, int end) {
        return start < end ? find(text, start, end, 0) : -1;
    }

    private int find(MemorySegment text, int start, int end, long mark) {
        long first = firstWord(text, start, end);
        long second = secondWord(text, start, end) | mark;
        for (int slot = slot(first, second, slots); ; slot = (slot + 1) & (slots - 1)) {
            long entry = (long) slot * ENTRY;
            long found = table.get(WORD, entry + 8);
            if (found == 0) {
                return -1;
            }
            if (found == second && table.get(WORD, entry) == first) {
                int code = table.get(ValueLayout.JAVA_INT, entry + CODE);
                if (end - start <= SHORT || same(code, text, start, end)) {
                    return code;
                }
            }
        }
    }

    /// The code of a text that stands in the file as it is. It may be new.
    public int add(MemorySegment text, int start, int end) {
        return add(text, start, end, 0);
    }

    /// The code of a text whose bytes mean something else where they stand in the file: a null, a quoted field,
    /// another encoding. [#find] does not find it.
    public int addHidden(MemorySegment text, int start, int end) {
        return add(text, start, end, HIDDEN);
    }

    private int add(MemorySegment text, int start, int end, long mark) {
        int known = find(text, start, end, mark);
        if (known >= 0) {
            return known;
        }
        if (2 * (size + 1) > slots) {
            growTable();
        }
        append(text, start, end);
        enter(firstWord(text, start, end), secondWord(text, start, end) | mark, size);
        return size++;
    }

    /// A copy of the dictionary, in memory of the given size or more.
    public Column.Texts copyTo(MemorySegment memory) {
        long offsetBytes = offsetBytes();
        MemorySegment copiedOffsets = memory.asSlice(0, offsetBytes);
        MemorySegment copiedBytes = memory.asSlice(offsetBytes);
        MemorySegment.copy(offsets, 0, copiedOffsets, 0, (size + 1L) * Integer.BYTES);
        MemorySegment.copy(bytes, 0, copiedBytes, 0, textBytes());
        return new Column.Texts(size, Column.NO_NULLS, copiedOffsets, copiedBytes);
    }

    /// What [#copyTo] needs.
    public long copyBytes() {
        return offsetBytes() + textBytes() + PADDING;
    }

    private long offsetBytes() {
        return ((size + 1L) * Integer.BYTES + PADDING + ALIGNMENT - 1) & -ALIGNMENT;
    }

    private void append(MemorySegment text, int start, int end) {
        int from = textBytes();
        int to = Math.addExact(from, end - start);
        bytes = room(bytes, from, to + PADDING);
        offsets = room(offsets, (size + 1L) * Integer.BYTES, (size + 2L) * Integer.BYTES + PADDING);
        MemorySegment.copy(text, start, bytes, from, end - start);
        offsets.setAtIndex(ValueLayout.JAVA_INT, size + 1L, to);
    }

    private MemorySegment room(MemorySegment segment, long used, long wanted) {
        if (wanted <= segment.byteSize()) {
            return segment;
        }
        MemorySegment grown = arena.allocate(Math.max(wanted, 2 * segment.byteSize()), ALIGNMENT);
        MemorySegment.copy(segment, 0, grown, 0, used);
        return grown;
    }

    private void growTable() {
        MemorySegment old = table;
        int oldSlots = slots;
        slots = Math.multiplyExact(slots, 2);
        table = arena.allocate((long) slots * ENTRY, ALIGNMENT).fill((byte) 0);
        for (int slot = 0; slot < oldSlots; slot++) {
            long entry = (long) slot * ENTRY;
            long second = old.get(WORD, entry + 8);
            if (second != 0) {
                enter(old.get(WORD, entry), second, old.get(ValueLayout.JAVA_INT, entry + CODE));
            }
        }
    }

    private void enter(long first, long second, int code) {
        int slot = slot(first, second, slots);
        while (table.get(WORD, (long) slot * ENTRY + 8) != 0) {
            slot = (slot + 1) & (slots - 1);
        }
        long entry = (long) slot * ENTRY;
        table.set(WORD, entry, first);
        table.set(WORD, entry + 8, second);
        table.set(ValueLayout.JAVA_INT, entry + CODE, code);
    }

    private boolean same(int code, MemorySegment text, int start, int end) {
        long from = offsets.getAtIndex(ValueLayout.JAVA_INT, code);
        long to = offsets.getAtIndex(ValueLayout.JAVA_INT, code + 1L);
        return to - from == end - start && SameBytes.same(text, start, bytes, from, to - from);
    }

    /// Where the search for a key starts.
    public static int slot(long first, long second, int slots) {
        long mixed = (first ^ Long.rotateLeft(second, 29)) * SPREAD;
        return (int) (mixed >>> 32) & (slots - 1);
    }

    private static long firstWord(MemorySegment text, int start, int end) {
        return end - start <= SHORT ? word(text, start, Math.min(8, end - start)) : hash(text, start, end);
    }

    private static long secondWord(MemorySegment text, int start, int end) {
        int length = end - start;
        if (length > SHORT) {
            return LONG_TEXT | length;
        }
        return word(text, start + 8L, Math.max(0, length - 8)) | ((long) length << 56);
    }

    private static long word(MemorySegment text, long start, int length) {
        long word = 0;
        for (int i = 0; i < length; i++) {
            word |= (text.get(ValueLayout.JAVA_BYTE, start + i) & 0xFFL) << (8 * i);
        }
        return word;
    }

    private static long hash(MemorySegment text, int start, int end) {
        long hash = 0;
        for (int i = start; i < end; i += 8) {
            hash = (hash ^ word(text, i, Math.min(8, end - i))) * SPREAD;
            hash ^= hash >>> 32;
        }
        return hash;
    }
}
