package dev.leat.core.bars.features;

import java.io.IOException;

/// The highest and the lowest price; the deepest fall from a high and the highest rise from a low, as shares of where
/// they end: `1 - N / high` and `1 - low / N`, with N the price relative to the first one (specification 4.1).
final class Excursions {

    double highest;
    double lowest;
    double drawdown;
    double runup;

    void of(Stretch trades) throws IOException, InterruptedException {
        highest = trades.priceAt(trades.from);
        double toFirst = 1 / highest;
        lowest = highest;
        drawdown = 0;
        runup = 0;
        // A quotient does not fall as its numerator grows, rounded or not: so of all falls from one high only the
        // deepest has to be divided, and of all rises from one low the highest.
        double trough = highest;
        double crest = highest;
        for (int i = trades.from + 1; i < trades.to; ) {
            int end = trades.reach(i, Stretch.PRICES);
            for (; i < end; i++) {
                double price = trades.price(i);
                if (price > highest) {
                    drawdown = Math.max(drawdown, 1 - trough * toFirst / (highest * toFirst));
                    highest = price;
                    trough = price;
                } else if (price < trough) {
                    trough = price;
                }
                if (price < lowest) {
                    runup = Math.max(runup, 1 - lowest * toFirst / (crest * toFirst));
                    lowest = price;
                    crest = price;
                } else if (price > crest) {
                    crest = price;
                }
            }
        }
        drawdown = Math.max(drawdown, 1 - trough * toFirst / (highest * toFirst));
        runup = Math.max(runup, 1 - lowest * toFirst / (crest * toFirst));
    }
}
