package dev.leat.formats.parquet.write;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The different values of a column whose values have four or eight bytes: a list of them, and a table of codes by
/// hash, searched from slot to slot.
final class FixedDictionary implements Dictionary {

    /// Multiplied with a value, spreads it over the high bits (2^64 divided by the golden ratio; Knuth, TAOCP
    /// 6.4).
    static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final FixedValues page;
    private final int width;
    private final int most;
    private final int shift;
    private final MemorySegment values;

    /// Codes plus one, 0 where a slot is free; twice as many slots as values.
    private final MemorySegment table;

    private int size = 0;

    /// @param page the values to find codes for
    /// @param most how many values it has at most, a power of two
    FixedDictionary(FixedValues page, Arena arena, int most) {
        this.page = page;
        this.width = page.kind().width();
        this.most = most;
        this.shift = Long.numberOfLeadingZeros(2L * most) + 1;
        this.values = arena.allocate((long) most * width + Buffer.PADDING, Buffer.PADDING);
        this.table = arena.allocate(2L * most * Integer.BYTES, Buffer.PADDING);
    }

    @Override
    public boolean encode(MemorySegment codes, double allowance) {
        int before = size;
        for (int from = 0; from < page.count(); from += STRETCH) {
            int end = Math.min(page.count(), from + STRETCH);
            boolean fits = width == Long.BYTES
                    ? longs(page.values(), from, end, codes)
                    : ints(page.values(), from, end, codes);
            if (!fits || (long) (size - before) * width > allowance * end) {
                return false;
            }
        }
        return true;
    }

    private boolean longs(MemorySegment from, int first, int end, MemorySegment codes) {
        int mask = 2 * most - 1;
        int known = size;
        for (int i = first; i < end; i++) {
            long value = from.get(Little.LONG, 8L * i);
            int slot = slot(value);
            int code = table.get(Little.INT, 4L * slot) - 1;
            while (code >= 0 && values.get(Little.LONG, 8L * code) != value) {
                slot = (slot + 1) & mask;
                code = table.get(Little.INT, 4L * slot) - 1;
            }
            if (code < 0) {
                if (known == most) {
                    size = known;
                    return false;
                }
                code = known++;
                values.set(Little.LONG, 8L * code, value);
                table.set(Little.INT, 4L * slot, known);
            }
            codes.set(Little.INT, 4L * i, code);
        }
        size = known;
        return true;
    }

    private boolean ints(MemorySegment from, int first, int end, MemorySegment codes) {
        int mask = 2 * most - 1;
        int known = size;
        for (int i = first; i < end; i++) {
            int value = from.get(Little.INT, 4L * i);
            int slot = slot(value);
            int code = table.get(Little.INT, 4L * slot) - 1;
            while (code >= 0 && values.get(Little.INT, 4L * code) != value) {
                slot = (slot + 1) & mask;
                code = table.get(Little.INT, 4L * slot) - 1;
            }
            if (code < 0) {
                if (known == most) {
                    size = known;
                    return false;
                }
                code = known++;
                values.set(Little.INT, 4L * code, value);
                table.set(Little.INT, 4L * slot, known);
            }
            codes.set(Little.INT, 4L * i, code);
        }
        size = known;
        return true;
    }

    private int slot(long value) {
        return (int) (((value ^ (value >>> 32)) * SPREAD) >>> shift);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long bytes() {
        return (long) size * width;
    }

    @Override
    public MemorySegment plain() {
        return values.asSlice(0, bytes());
    }

    @Override
    public void truncate(int kept) {
        size = kept;
        if (kept == 0) {
            table.fill((byte) 0);
        }
    }
}
