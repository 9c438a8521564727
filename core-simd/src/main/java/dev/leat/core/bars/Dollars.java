package dev.leat.core.bars;

import dev.leat.core.numbers.Wide;

/// Bars that close when their turnover, price times quantity, reaches an amount (López de Prado 2018, §2.3.1.4: dollar
/// bars).
record Dollars(Amount amount) implements Scanned {

    static final int PLACES = 16;

    @Override
    public boolean closes(Trades trades, int i, Stream stream) {
        return amount.isReachedBy(stream.bar.turnover.high, stream.bar.turnover.low);
    }

    @Override
    public int closing(Trades trades, int from, int to, Bar bar) {
        long low = bar.turnover.low;
        long high = bar.turnover.high;
        for (int i = from; i < to; i++) {
            long price = trades.price(i);
            long quantity = trades.quantity(i);
            long productLow = price * quantity;
            long productHigh = Math.multiplyHigh(price, quantity);
            long sumLow = low + productLow;
            long sumHigh = high + productHigh + Wide.carry(sumLow, productLow);
            boolean overflow = ((high ^ sumHigh) & (productHigh ^ sumHigh)) < 0;
            if (overflow || amount.isReachedBy(sumHigh, sumLow)) {
                return i;
            }
            low = sumLow;
            high = sumHigh;
        }
        return to;
    }
}
