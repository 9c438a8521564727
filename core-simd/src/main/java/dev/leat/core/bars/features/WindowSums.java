package dev.leat.core.bars.features;

import dev.leat.core.numbers.Wide;
import java.io.IOException;

/// Sums over the trades of a window in whole numbers, which are exact, and their highest and lowest price.
final class WindowSums {

    private static final double UNITS = MeasureKernels.UNITS;

    final Wide volume = new Wide();
    final Wide bought = new Wide();
    final Wide turnover = new Wide();
    long rawHighest;
    long rawLowest;
    long individuals;
    long individualBuys;

    /// @throws ArithmeticException where one does not fit
    void of(Stretch trades) throws IOException, InterruptedException {
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

    /// Turnover by volume, towards zero, in units of 1e-8.
    long vwap() {
        boolean none = volume.low == 0 && volume.high == 0;
        return none ? 0 : Wide.divide(turnover.high, turnover.low, volume.high, volume.low);
    }
}
