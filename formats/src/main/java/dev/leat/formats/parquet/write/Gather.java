package dev.leat.formats.parquet.write;

import dev.leat.api.data.Column;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;

/// Copies the values of a column that are there, one behind the other. The null ones are stepped over without a
/// branch: each is written, and then overwritten by the next.
final class Gather {

    private Gather() {}

    /// @param at where the first goes, in bytes. The target has room for as many values as rows
    /// @return how many there are
    static int values4(Column column, MemorySegment values, int first, int rows, MemorySegment into, long at) {
        if (!column.nullable()) {
            MemorySegment.copy(values, 4L * first, into, at, 4L * rows);
            return rows;
        }
        MemorySegment validity = column.validity();
        long to = at;
        for (int i = first; i < first + rows; i++) {
            into.set(Little.INT, to, values.get(Little.INT, 4L * i));
            to += Bitmaps.get(validity, i) ? 4 : 0;
        }
        return (int) ((to - at) / 4);
    }

    /// The same for values of eight bytes.
    static int values8(Column column, MemorySegment values, int first, int rows, MemorySegment into, long at) {
        if (!column.nullable()) {
            MemorySegment.copy(values, 8L * first, into, at, 8L * rows);
            return rows;
        }
        MemorySegment validity = column.validity();
        long to = at;
        for (int i = first; i < first + rows; i++) {
            into.set(Little.LONG, to, values.get(Little.LONG, 8L * i));
            to += Bitmaps.get(validity, i) ? 8 : 0;
        }
        return (int) ((to - at) / 8);
    }

    /// The same for values of sixteen bytes.
    static int values16(Column column, MemorySegment values, int first, int rows, MemorySegment into, long at) {
        if (!column.nullable()) {
            MemorySegment.copy(values, 16L * first, into, at, 16L * rows);
            return rows;
        }
        MemorySegment validity = column.validity();
        long to = at;
        for (int i = first; i < first + rows; i++) {
            into.set(Little.LONG, to, values.get(Little.LONG, 16L * i));
            into.set(Little.LONG, to + 8, values.get(Little.LONG, 16L * i + 8));
            to += Bitmaps.get(validity, i) ? 16 : 0;
        }
        return (int) ((to - at) / 16);
    }

    /// The same for bits.
    ///
    /// @param at where the first goes, in bits; the target has 8 bytes of room beyond
    static int bits(Column.Bools column, int first, int rows, MemorySegment into, long at) {
        if (!column.nullable()) {
            Bits.append(into, at, column.bits(), first, rows);
            return rows;
        }
        long to = at;
        for (int done = 0; done < rows; ) {
            int part = Math.min(rows - done, (int) (Bits.STEP - (to & 7)));
            long mask = Bits.mask(part) & Bitmaps.from(column.validity(), first + (long) done);
            long bits = Long.compress(Bitmaps.from(column.bits(), first + (long) done), mask);
            Bits.put(into, to, bits);
            to += Long.bitCount(mask);
            done += part;
        }
        return (int) (to - at);
    }
}
