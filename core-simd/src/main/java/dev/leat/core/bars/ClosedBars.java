package dev.leat.core.bars;

import dev.leat.api.data.TimeUnit;
import dev.leat.core.memory.GrowingMemory;
import dev.leat.core.numbers.Wide;
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

    /// 1 where a reset took it out before it closed.
    static final long ORPHAN = FEATURES + 8;

    /// How many intervals without trades come after it.
    static final long EMPTY_AFTER = ORPHAN + 8;

    static final long BYTES = EMPTY_AFTER + 8;

    /// What [#FEATURES] is where there are none.
    static final long NO_FEATURES = -1;

    private static final long MILLIS = 1_000;
    private static final long MICROS = 1_000_000;
    private static final long[] PRICES = {Bar.OPEN, Bar.HIGH, Bar.LOW, Bar.CLOSE, VWAP};

    private final Kind kind;
    private final GrowingMemory room;
    private MemorySegment bars;
    private int count;
    private long perSecond = MILLIS;

    ClosedBars(Kind kind, GrowingMemory room) {
        this.kind = kind;
        this.room = room;
        this.bars = room.segment();
    }

    Kind kind() {
        return kind;
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
        put(at + ORPHAN, 0);
        put(at + EMPTY_AFTER, 0);
        count++;
    }

    /// Marks the bar added last as one that a reset took out.
    void lastIsOrphan() {
        put((count - 1) * BYTES + ORPHAN, 1);
    }

    /// Says how many intervals without trades come after the bar added last.
    void emptyAfterLast(long intervals) {
        put((count - 1) * BYTES + EMPTY_AFTER, intervals);
    }

    /// Turns the copy of a bar into that of an interval after it that has no trades: its prices are the close, its
    /// times when it began.
    void empty(MemorySegment copy, long at, long start) {
        long close = copy.get(ValueLayout.JAVA_LONG, at + Bar.CLOSE);
        copy.asSlice(at + Bar.OPEN_TIME, BYTES - Bar.OPEN_TIME).fill((byte) 0);
        for (long price : PRICES) {
            copy.set(ValueLayout.JAVA_LONG, at + price, close);
        }
        copy.set(ValueLayout.JAVA_LONG, at + OPEN_MILLIS, scaled(start, MILLIS));
        copy.set(ValueLayout.JAVA_LONG, at + CLOSE_MILLIS, scaled(start, MILLIS));
        copy.set(ValueLayout.JAVA_LONG, at + FEATURES, NO_FEATURES);
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
