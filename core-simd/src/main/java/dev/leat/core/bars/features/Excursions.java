package dev.leat.core.bars.features;

import java.io.IOException;

/// The highest and the lowest price; the deepest fall from a high and the highest rise from a low, as shares of where
/// they end: `1 - N / high` and `1 - low / N`, with N the price relative to the first one (specification 4.1).
final class Excursions {

    final Extremes highs = Extremes.highs();
    final Extremes lows = Extremes.lows();
    double highest;
    double lowest;
    double drawdown;
    double runup;

    void of(Stretch trades, MeasureKernels kernels) throws IOException, InterruptedException {
        // A quotient does not fall as its numerator grows, rounded or not: so of all falls from one high only the
        // deepest has to be divided, and of all rises from one low the highest.
        double toFirst = 1 / trades.priceAt(trades.from);
        drawdown = 0;
        highs.of(trades, kernels);
        do {
            for (int k = 0; k < highs.count; k++) {
                drawdown = Math.max(drawdown, 1 - highs.back[k] * toFirst / (highs.price[k] * toFirst));
            }
        } while (highs.more(trades, kernels));
        highest = highs.last();
        runup = 0;
        lows.of(trades, kernels);
        do {
            for (int k = 0; k < lows.count; k++) {
                // Where nothing rose there may be nothing to divide by: a price may be 0.
                if (lows.back[k] != lows.price[k]) {
                    runup = Math.max(runup, 1 - lows.price[k] * toFirst / (lows.back[k] * toFirst));
                }
            }
        } while (lows.more(trades, kernels));
        lowest = lows.last();
    }
}
