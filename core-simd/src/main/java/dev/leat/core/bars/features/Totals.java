package dev.leat.core.bars.features;

import java.io.IOException;

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

    /// Whether there are two quantities that differ. That their deviation is 0 does not say so: their mean is
    /// rounded.
    boolean quantitiesDiffer;

    void of(Stretch trades) throws IOException, InterruptedException {
        bought = 0;
        sold = 0;
        quantity = 0;
        turnover = 0;
        prices = 0;
        long sales = 0;
        boolean differ = false;
        double firstQuantity = trades.quantityAt(trades.from);
        last = trades.priceAt(trades.to - 1);
        first = trades.priceAt(trades.from);
        int columns = Stretch.PRICES | Stretch.QUANTITIES | trades.makerColumn();
        for (int i = trades.from; i < trades.to; ) {
            int end = trades.reach(i, columns);
            for (; i < end; i++) {
                double price = trades.price(i);
                double size = trades.quantity(i);
                // A side is as good as random: a product costs less than a jump that is guessed wrong.
                byte maker = trades.maker(i);
                double sale = size * maker;
                differ |= size != firstQuantity;
                quantity += size;
                turnover += price * size;
                prices += price;
                bought += size - sale;
                sold += sale;
                sales += maker;
            }
        }
        buys = trades.size() - sales;
        quantitiesDiffer = differ;
    }

    double volume() {
        return bought + sold;
    }
}
