package dev.leat.core.bars.features;

/// Sums over a stretch in the order of its trades, and its extreme prices.
final class Totals {

    double bought;
    double sold;
    double quantity;
    double turnover;
    double first;
    double last;
    double highest;
    double lowest;

    /// How many records are buys.
    long buys;

    void of(Stretch trades) {
        bought = 0;
        sold = 0;
        quantity = 0;
        turnover = 0;
        buys = 0;
        first = trades.price(trades.from);
        last = trades.price(trades.to - 1);
        highest = first;
        lowest = first;
        for (int i = trades.from; i < trades.to; i++) {
            double price = trades.price(i);
            double size = trades.quantity(i);
            boolean buy = trades.bought(i);
            highest = price > highest ? price : highest;
            lowest = price < lowest ? price : lowest;
            quantity += size;
            turnover += price * size;
            bought += buy ? size : 0;
            sold += buy ? 0 : size;
            buys += buy ? 1 : 0;
        }
    }

    double volume() {
        return bought + sold;
    }
}
