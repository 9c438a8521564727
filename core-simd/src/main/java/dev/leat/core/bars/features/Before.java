package dev.leat.core.bars.features;

import dev.leat.core.numbers.Wide;
import java.io.IOException;

/// What is measured of the trades before a bar.
public final class Before {

    private static final double UNITS = 1e8;

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

    /// The permutation entropy, where there are enough records for it.
    double entropy;

    long rawHighest;
    long rawLowest;
    long individuals;
    long individualBuys;

    private final MeasureKernels kernels;
    private final WindowEntropy entropyOf;

    Before(Stretch trades, MeasureKernels kernels, Workspace workspace, WindowEntropy entropyOf) {
        this.entropyOf = entropyOf;
        hurst = new Hurst(workspace);
        this.trades = trades;
        this.kernels = kernels;
    }

    /// Measures the stretch that its view of trades was set to, of one trade or more.
    public void measure() throws IOException, InterruptedException {
        totals.of(trades);
        kernels.moments(trades, totals.quantity / records(), moments);
        gaps.of(trades, kernels);
        path = kernels.path(trades);
        sumUp();
        if (records() >= Orders.LEAST_RECORDS) {
            orders.of(trades, kernels);
            entropy = entropyOf.of(trades, orders);
        }
    }

    private void sumUp() throws IOException, InterruptedException {
        volume.set(0, 0);
        bought.set(0, 0);
        turnover.set(0, 0);
        individuals = 0;
        individualBuys = 0;
        rawHighest = Long.MIN_VALUE;
        rawLowest = Long.MAX_VALUE;
        int columns = Stretch.RAW_PRICES | Stretch.RAW_QUANTITIES | Stretch.COUNTS | trades.makerColumn();
        for (int i = trades.from; i < trades.to; ) {
            int end = trades.reach(i, columns);
            for (; i < end; i++) {
                long price = trades.rawPrice(i);
                long quantity = trades.rawQuantity(i);
                long count = trades.count(i);
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
    }

    double highest() {
        return rawHighest / UNITS;
    }

    double lowest() {
        return rawLowest / UNITS;
    }

    int records() {
        return trades.size();
    }

    /// Turnover by volume, towards zero, in units of 1e-8.
    long vwap() {
        boolean none = volume.low == 0 && volume.high == 0;
        return none ? 0 : Wide.divide(turnover.high, turnover.low, volume.high, volume.low);
    }

    long micros() throws IOException, InterruptedException {
        long units = trades.timeAt(trades.to - 1) - trades.timeAt(trades.from);
        return trades.microsPerUnit >= 1
                ? Math.multiplyExact(units, (long) trades.microsPerUnit)
                : Math.floorDiv(units, Math.round(1 / trades.microsPerUnit));
    }

    /// What the entropy of a window is.
    @FunctionalInterface
    interface WindowEntropy {
        double of(Stretch trades, Orders orders) throws IOException, InterruptedException;
    }
}
