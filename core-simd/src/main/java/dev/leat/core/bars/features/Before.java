package dev.leat.core.bars.features;

import dev.leat.core.bars.Wide;
import java.lang.foreign.ValueLayout;

/// What is measured of the trades before a bar.
public final class Before {

    final Totals totals = new Totals();
    final Moments moments = new Moments();
    final Gaps gaps = new Gaps();
    final Orders orders = new Orders();
    final Hurst hurst;
    final Wide volume = new Wide();
    final Wide bought = new Wide();
    final Wide turnover = new Wide();
    final Stretch trades;
    double path;
    long rawHighest;
    long rawLowest;
    long individuals;
    long individualBuys;

    private final LaneSums sums;

    Before(Stretch trades, LaneSums sums, Workspace workspace) {
        hurst = new Hurst(workspace);
        this.trades = trades;
        this.sums = sums;
    }

    /// Measures the stretch that its view of trades was set to, of one trade or more.
    public void measure() {
        totals.of(trades);
        sums.moments(trades, totals.quantity / records(), moments);
        gaps.of(trades, sums);
        path = sums.path(trades);
        sumUp();
    }

    private void sumUp() {
        volume.set(0, 0);
        bought.set(0, 0);
        turnover.set(0, 0);
        individuals = 0;
        individualBuys = 0;
        rawHighest = Long.MIN_VALUE;
        rawLowest = Long.MAX_VALUE;
        for (int i = trades.from; i < trades.to; i++) {
            long price = trades.rawPrices.getAtIndex(ValueLayout.JAVA_LONG, i);
            long quantity = trades.rawQuantities.getAtIndex(ValueLayout.JAVA_LONG, i);
            long count = trades.counts.getAtIndex(ValueLayout.JAVA_LONG, i);
            rawHighest = Math.max(rawHighest, price);
            rawLowest = Math.min(rawLowest, price);
            volume.add(quantity);
            turnover.addProduct(price, quantity);
            individuals = Math.addExact(individuals, count);
            if (trades.bought(i)) {
                bought.add(quantity);
                individualBuys = Math.addExact(individualBuys, count);
            }
        }
    }

    int records() {
        return trades.size();
    }

    /// Turnover by volume, towards zero, in units of 1e-8.
    long vwap() {
        boolean none = volume.low == 0 && volume.high == 0;
        return none ? 0 : Wide.divide(turnover.high, turnover.low, volume.high, volume.low);
    }

    long micros() {
        long units = trades.time(trades.to - 1) - trades.time(trades.from);
        return trades.microsPerUnit >= 1
                ? Math.multiplyExact(units, (long) trades.microsPerUnit)
                : Math.floorDiv(units, Math.round(1 / trades.microsPerUnit));
    }
}
