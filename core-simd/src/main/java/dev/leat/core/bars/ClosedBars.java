package dev.leat.core.bars;

import dev.leat.api.data.TimeUnit;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The bars that a batch closed, one after the other: each as [Bar] stores itself, then what integers follow from it.
///
/// [BarColumns] makes columns of them.
final class ClosedBars implements AutoCloseable {

    static final long OPEN_MILLIS = Bar.BYTES;
    static final long CLOSE_MILLIS = OPEN_MILLIS + 8;
    static final long DURATION_MICROS = CLOSE_MILLIS + 8;
    static final long VWAP = DURATION_MICROS + 8;
    static final long SELL_VOLUME = VWAP + 8;
    static final long SELL_TURNOVER = SELL_VOLUME + 16;

    /// Which row of features is the bar's.
    static final long FEATURES = SELL_TURNOVER + 16;

    static final long BYTES = FEATURES + 8;

    private static final long MILLIS = 1_000;
    private static final long MICROS = 1_000_000;

    private final Range range;
    private final Room room;
    private MemorySegment bars;
    private int count;
    private long perSecond = MILLIS;

    ClosedBars(Range range, Room room) {
        this.range = range;
        this.room = room;
        this.bars = room.segment();
    }

    Range range() {
        return range;
    }

    int count() {
        return count;
    }

    /// How many of them were closed by rows before one.
    int before(int row) {
        int before = 0;
        for (int i = 0; i < count; i++) {
            before += bars.get(ValueLayout.JAVA_LONG, i * BYTES + Bar.ROW) < row ? 1 : 0;
        }
        return before;
    }

    MemorySegment bars() {
        return bars;
    }

    /// The unit of the trades' times.
    void unit(TimeUnit unit) {
        perSecond = unit.perSecond();
    }

    void clear() {
        count = 0;
    }

    /// Leaves only the first bars.
    void truncate(int barsLeft) {
        count = barsLeft;
    }

    /// Takes a copy of a bar that the trade of a row closed.
    ///
    /// @throws ArithmeticException where a number of it does not fit
    void add(Bar bar, long row) {
        long at = count * BYTES;
        bars = room.atLeast(at + BYTES);
        bar.row = row;
        bar.store(bars, at);
        put(at + OPEN_MILLIS, scaled(bar.openTime, MILLIS));
        put(at + CLOSE_MILLIS, scaled(bar.closeTime, MILLIS));
        put(at + DURATION_MICROS, scaled(Math.subtractExact(bar.closeTime, bar.openTime), MICROS));
        put(at + VWAP, bar.vwap());
        putDifference(at + SELL_VOLUME, bar.volume, bar.buyVolume);
        putDifference(at + SELL_TURNOVER, bar.turnover, bar.buyTurnover);
        count++;
    }

    /// A time in another unit, floored.
    private long scaled(long time, long unitsPerSecond) {
        return perSecond <= unitsPerSecond
                ? Math.multiplyExact(time, unitsPerSecond / perSecond)
                : Math.floorDiv(time, perSecond / unitsPerSecond);
    }

    private void putDifference(long at, Wide all, Wide part) {
        put(at, all.low - part.low);
        put(at + 8, Wide.minusHigh(all.high, all.low, part.high, part.low));
    }

    private void put(long at, long value) {
        bars.set(ValueLayout.JAVA_LONG, at, value);
    }

    @Override
    public void close() {
        room.close();
    }
}
