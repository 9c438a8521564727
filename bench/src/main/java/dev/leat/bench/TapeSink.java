package dev.leat.bench;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Column;
import dev.leat.api.simd.Bitmaps;
import dev.leat.api.sink.Sink;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;

/// Sums the columns of a [ParquetTape], as they come out of a run of the engine.
final class TapeSink implements Sink {

    private TapeSums sums = TapeSums.NONE;

    TapeSums sums() {
        return sums;
    }

    @Override
    public void write(Batch batch) {
        sums = sums.plus(new TapeSums(
                batch.rows(),
                longs((Column.Longs) batch.columns().get(0)),
                longs((Column.Longs) batch.columns().get(1)),
                doubles((Column.Doubles) batch.columns().get(2)),
                doubles((Column.Doubles) batch.columns().get(3)),
                Bitmaps.count(((Column.Bools) batch.columns().get(4)).bits(), batch.rows())));
    }

    /// In two halves, since times go beyond 64 bits.
    private static BigInteger longs(Column.Longs column) {
        requireNoNulls(column);
        MemorySegment values = column.values();
        long low = 0;
        long high = 0;
        for (int i = 0; i < column.rows(); i++) {
            long value = values.getAtIndex(ValueLayout.JAVA_LONG, i);
            low += value & 0xFFFFFFFFL;
            high += value >> 32;
        }
        return TapeSums.ofHalves(low, high);
    }

    /// Four sums side by side, since each addition has to wait for the one before it.
    private static double doubles(Column.Doubles column) {
        requireNoNulls(column);
        MemorySegment values = column.values();
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 4 <= column.rows(); i += 4) {
            first += values.getAtIndex(ValueLayout.JAVA_DOUBLE, i);
            second += values.getAtIndex(ValueLayout.JAVA_DOUBLE, i + 1L);
            third += values.getAtIndex(ValueLayout.JAVA_DOUBLE, i + 2L);
            fourth += values.getAtIndex(ValueLayout.JAVA_DOUBLE, i + 3L);
        }
        for (; i < column.rows(); i++) {
            first += values.getAtIndex(ValueLayout.JAVA_DOUBLE, i);
        }
        return first + second + third + fourth;
    }

    /// DuckDB says of no column that it has no nulls, so that this is what a reader found out.
    private static void requireNoNulls(Column column) {
        if (column.nullable()) {
            throw new IllegalStateException("nulls in a tape without any");
        }
    }

    @Override
    public void flush() {}

    @Override
    public long bytesWritten() {
        return 0;
    }

    @Override
    public void close() {}
}
