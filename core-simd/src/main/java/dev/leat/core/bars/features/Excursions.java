package dev.leat.core.bars.features;

/// The deepest fall from a high and the highest rise from a low, as shares of where they end: `1 - N / high` and
/// `1 - low / N` (specification 4.1). Prices are taken relative to the first one.
final class Excursions {

    double drawdown;
    double runup;

    void of(Stretch trades) {
        double toFirst = 1 / trades.price(trades.from);
        double highest = trades.price(trades.from) * toFirst;
        double lowest = highest;
        // A quotient does not fall as its numerator grows, rounded or not: so of all falls from one high only the
        // deepest has to be divided, and of all rises from one low the highest.
        double trough = highest;
        double crest = highest;
        drawdown = 0;
        runup = 0;
        for (int i = trades.from + 1; i < trades.to; i++) {
            double value = trades.price(i) * toFirst;
            if (value > highest) {
                drawdown = Math.max(drawdown, 1 - trough / highest);
                highest = value;
                trough = value;
            } else if (value < trough) {
                trough = value;
            }
            if (value < lowest) {
                runup = Math.max(runup, 1 - lowest / crest);
                lowest = value;
                crest = value;
            } else if (value > crest) {
                crest = value;
            }
        }
        drawdown = Math.max(drawdown, 1 - trough / highest);
        runup = Math.max(runup, 1 - lowest / crest);
    }
}
