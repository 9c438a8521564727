package dev.leat.core.bars.features;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The values of some columns for one bar: a word of bits that say which are absent, then a word each.
public final class Row {

    private MemorySegment words = MemorySegment.NULL;
    private long at;
    private long absent;

    /// How many bytes the values of so many columns take.
    public static long bytes(int columns) {
        return Long.BYTES * (1L + columns);
    }

    /// Begins a row at a place.
    Row begin(MemorySegment into, long place) {
        words = into;
        at = place;
        absent = 0;
        return this;
    }

    void real(int column, double value) {
        if (Double.isNaN(value)) {
            absent(column);
            return;
        }
        words.set(ValueLayout.JAVA_DOUBLE, at + 8L * (column + 1), value);
    }

    void whole(int column, long value) {
        if (value == Feature.ABSENT_WHOLE) {
            absent(column);
            return;
        }
        words.set(ValueLayout.JAVA_LONG, at + 8L * (column + 1), value);
    }

    /// What is absent is zero in memory, so that states are the same bytes.
    void absent(int column) {
        absent |= 1L << column;
        words.set(ValueLayout.JAVA_LONG, at + 8L * (column + 1), 0);
    }

    void end() {
        words.set(ValueLayout.JAVA_LONG, at, absent);
    }

    public static boolean absent(MemorySegment rows, long at, int column) {
        return (rows.get(ValueLayout.JAVA_LONG, at) >>> column & 1) != 0;
    }

    public static long value(MemorySegment rows, long at, int column) {
        return rows.get(ValueLayout.JAVA_LONG, at + 8L * (column + 1));
    }
}
