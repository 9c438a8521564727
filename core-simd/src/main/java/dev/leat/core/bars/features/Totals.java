package dev.leat.core.bars.features;

import java.lang.foreign.ValueLayout;

/// Sums over a stretch in the order of its trades: their terms cancel in what is computed of them, so that another
/// order would show.
final class Totals {

    double bought;
    double sold;
    double quantity;
    double turnover;

    /// Of prices alone.
    double prices;

    double first;
    double last;

    /// How many records are buys.
    long buys;

    void of(Stretch trades) {
        bought = 0;
        sold = 0;
        quantity = 0;
        turnover = 0;
        prices = 0;
        long sales = 0;
        first = trades.price(trades.from);
        last = trades.price(trades.to - 1);
        for (int i = trades.from; i < trades.to; i++) {
            double price = trades.price(i);
            double size = trades.quantity(i);
            // A side is as good as random: a product costs less than a jump that is guessed wrong.
            byte maker = trades.makers.get(ValueLayout.JAVA_BYTE, i);
            double sale = size * maker;
            quantity += size;
            turnover += price * size;
            prices += price;
            bought += size - sale;
            sold += sale;
            sales += maker;
        }
        buys = trades.size() - sales;
    }

    double volume() {
        return bought + sold;
    }
}
