package dev.leat.core.bars;

import dev.leat.core.numbers.Wide;

/// Bars that close when their volume reaches an amount (López de Prado 2018, §2.3.1.3).
record Volume(Amount amount) implements Scanned {

    static final int PLACES = 8;

    @Override
    public boolean closes(Trades trades, int i, Stream stream) {
        return amount.isReachedBy(stream.bar.volume.high, stream.bar.volume.low);
    }

    @Override
    public int closing(Trades trades, int from, int to, Bar bar) {
        long low = bar.volume.low;
        long high = bar.volume.high;
        for (int i = from; i < to; i++) {
            long quantity = trades.quantity(i);
            long sum = low + quantity;
            // Trades in memory are too few for a sum of their quantities to leave 128 bits.
            high += (quantity >> 63) + Wide.carry(sum, quantity);
            low = sum;
            if (amount.isReachedBy(high, low)) {
                return i;
            }
        }
        return to;
    }
}
