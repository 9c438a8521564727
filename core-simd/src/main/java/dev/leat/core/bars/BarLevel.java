package dev.leat.core.bars;

import dev.leat.core.numbers.Wide;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The formulas of a bar's own columns (specification 2; rangebar-py 12.39.0), each for the closed bar at `at`. The
/// order of operations is part of the result: `x * (1 / y)` is not `x / y`.
final class BarLevel {

    /// The distance from 1 to the next double, below which a denominator counts as zero.
    private static final double EPSILON = 0x1p-52;

    private static final double UNITS = 1e8;
    private static final double SECONDS_PER_MICRO = 1e-6;
    private static final double MOST_AGGRESSION = 100;

    private BarLevel() {}

    /// Order flow imbalance by volume, from -1 to 1.
    static double ofi(MemorySegment bars, long at) {
        double buys = units(bars, at + Bar.BUY_VOLUME);
        double sells = units(bars, at + ClosedBars.SELL_VOLUME);
        double both = buys + sells;
        return both <= EPSILON ? 0 : (buys - sells) * (1 / both);
    }

    /// Where it closed against its average price, by its height.
    static double vwapCloseDeviation(MemorySegment bars, long at) {
        double height = price(bars, at + Bar.HIGH) - price(bars, at + Bar.LOW);
        double deviation = price(bars, at + Bar.CLOSE) - price(bars, at + ClosedBars.VWAP);
        return height <= EPSILON ? 0 : deviation / height;
    }

    /// How far the price went for a unit of volume.
    static double priceImpact(MemorySegment bars, long at) {
        double volume = units(bars, at + Bar.VOLUME);
        double way = Math.abs(price(bars, at + Bar.CLOSE) - price(bars, at + Bar.OPEN));
        return volume <= EPSILON ? 0 : way / volume;
    }

    /// Return by order flow imbalance, a single ratio in place of the regression of Kyle (1985).
    static double kyleLambdaProxy(MemorySegment bars, long at) {
        double open = price(bars, at + Bar.OPEN);
        double ofi = ofi(bars, at);
        if (Math.abs(ofi) <= EPSILON || Math.abs(open) <= EPSILON) {
            return 0;
        }
        return (price(bars, at + Bar.CLOSE) - open) / Math.abs(open) / ofi;
    }

    /// Trades a second; where it took no time, trades.
    static double tradeIntensity(MemorySegment bars, long at) {
        double trades = word(bars, at + Bar.TRADES);
        double seconds = word(bars, at + ClosedBars.DURATION_MICROS) * SECONDS_PER_MICRO;
        return seconds <= EPSILON ? trades : trades * (1 / seconds);
    }

    static double volumePerTrade(MemorySegment bars, long at) {
        long trades = word(bars, at + Bar.TRADES);
        return trades == 0 ? 0 : units(bars, at + Bar.VOLUME) * (1 / (double) trades);
    }

    /// Buys by sells, at most 100.
    static double aggressionRatio(MemorySegment bars, long at) {
        long buys = word(bars, at + Bar.BUY_TRADES);
        long sells = word(bars, at + Bar.TRADES) - buys;
        if (sells == 0) {
            return buys > 0 ? MOST_AGGRESSION : 1;
        }
        return Math.min((double) buys / sells, MOST_AGGRESSION);
    }

    /// Trades a record.
    static double aggregationDensity(MemorySegment bars, long at) {
        long records = word(bars, at + Bar.RECORDS);
        return records == 0 ? 1 : word(bars, at + Bar.TRADES) * (1 / (double) records);
    }

    /// Order flow imbalance by turnover, from -1 to 1.
    static double turnoverImbalance(MemorySegment bars, long at) {
        double both = wide(bars, at + Bar.TURNOVER);
        double buys = wide(bars, at + Bar.BUY_TURNOVER);
        double sells = wide(bars, at + ClosedBars.SELL_TURNOVER);
        return Math.abs(both) <= EPSILON ? 0 : (buys - sells) * (1 / both);
    }

    private static double price(MemorySegment bars, long at) {
        return word(bars, at) / UNITS;
    }

    private static double units(MemorySegment bars, long at) {
        return wide(bars, at) / UNITS;
    }

    private static double wide(MemorySegment bars, long at) {
        return Wide.toDouble(word(bars, at + 8), word(bars, at));
    }

    private static long word(MemorySegment bars, long at) {
        return bars.get(ValueLayout.JAVA_LONG, at);
    }
}
