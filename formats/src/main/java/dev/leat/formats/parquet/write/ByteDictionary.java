package dev.leat.formats.parquet.write;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The different texts of a column, as PLAIN stores them, and a table from their hash to their code.
final class ByteDictionary implements Dictionary {

    private static final long WORD_BITS = 8L * Long.BYTES;

    private final ByteValues page;
    private final int most;
    private final int shift;
    private final long mostBytes;

    /// Lengths and bytes of all texts.
    private final MemorySegment plain;

    /// Where each begins in it, 32 bits each.
    private final MemorySegment starts;

    /// The upper half of the hash over the code plus one, 0 where a slot is free.
    private final MemorySegment table;

    private int size = 0;
    private long used = 0;

    /// @param page the texts to find codes for
    /// @param most how many texts it has at most, a power of two
    /// @param mostBytes how many bytes they have at most, with their lengths
    ByteDictionary(ByteValues page, Arena arena, int most, long mostBytes) {
        this.page = page;
        this.most = most;
        this.shift = Long.numberOfLeadingZeros(2L * most) + 1;
        this.mostBytes = mostBytes;
        this.starts = arena.allocate((most + 1L) * Integer.BYTES, Buffer.PADDING);
        this.table = arena.allocate(2L * most * Long.BYTES, Buffer.PADDING);
        this.plain = arena.allocate(mostBytes + Buffer.PADDING, Buffer.PADDING);
    }

    @Override
    public boolean encode(MemorySegment codes, double allowance) {
        MemorySegment bytes = page.bytes();
        MemorySegment lengths = page.lengths();
        long before = used;
        long start = 0;
        for (int i = 0; i < page.count(); i++) {
            int length = lengths.get(Little.INT, 4L * i);
            int code = code(bytes, start, length);
            if (code < 0) {
                return false;
            }
            codes.set(Little.INT, 4L * i, code);
            start += length;
            if ((i + 1) % STRETCH == 0 && used - before > allowance * i) {
                return false;
            }
        }
        return used - before <= allowance * page.count();
    }

    /// The code of a text, or -1 where there is no room for it.
    private int code(MemorySegment bytes, long start, int length) {
        long hash = hash(bytes, start, length);
        int mask = 2 * most - 1;
        int slot = (int) (hash >>> shift);
        long mark = hash & 0xFFFF_FFFFL;
        while (true) {
            long entry = table.get(Little.LONG, 8L * slot);
            if (entry == 0) {
                return add(bytes, start, length, 8L * slot, mark);
            }
            int code = (int) entry - 1;
            if (entry >>> 32 == mark && same(code, bytes, start, length)) {
                return code;
            }
            slot = (slot + 1) & mask;
        }
    }

    private int add(MemorySegment bytes, long start, int length, long slot, long mark) {
        if (size == most || used + Integer.BYTES + length > mostBytes) {
            return -1;
        }
        plain.set(Little.INT, used, length);
        MemorySegment.copy(bytes, start, plain, used + Integer.BYTES, length);
        starts.set(Little.INT, 4L * size, (int) used);
        used += Integer.BYTES + length;
        size++;
        table.set(Little.LONG, slot, (mark << 32) | size);
        return size - 1;
    }

    private boolean same(int code, MemorySegment bytes, long start, int length) {
        long at = starts.get(Little.INT, 4L * code);
        if (plain.get(Little.INT, at) != length) {
            return false;
        }
        long from = at + Integer.BYTES;
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            if (bytes.get(Little.LONG, start + i) != plain.get(Little.LONG, from + i)) {
                return false;
            }
        }
        return i == length
                || rest(bytes.get(Little.LONG, start + i), length - i)
                        == rest(plain.get(Little.LONG, from + i), length - i);
    }

    private static long hash(MemorySegment bytes, long start, int length) {
        long hash = length * FixedDictionary.SPREAD;
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            hash = mixed(hash ^ bytes.get(Little.LONG, start + i));
        }
        return i == length ? hash : mixed(hash ^ rest(bytes.get(Little.LONG, start + i), length - i));
    }

    /// The first bytes of a word, one to seven, zeros for the others.
    private static long rest(long word, int bytes) {
        return word << (WORD_BITS - 8L * bytes);
    }

    private static long mixed(long hash) {
        long product = hash * FixedDictionary.SPREAD;
        return product ^ (product >>> 32);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long bytes() {
        return used;
    }

    @Override
    public MemorySegment plain() {
        return plain.asSlice(0, used);
    }

    @Override
    public void truncate(int kept) {
        used = kept == size ? used : starts.get(Little.INT, 4L * kept);
        size = kept;
        if (kept == 0) {
            used = 0;
            table.fill((byte) 0);
        }
    }
}
