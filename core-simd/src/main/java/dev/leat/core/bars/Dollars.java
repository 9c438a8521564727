package dev.leat.core.bars;

/// Bars that close when their turnover, price times quantity, reaches an amount (López de Prado 2018, §2.3.1.4: dollar
/// bars).
record Dollars(Amount amount) implements Kind {

    static final int PLACES = 16;

    @Override
    public boolean closes(Trades trades, int i, Stream stream) {
        return amount.isReachedBy(stream.bar.turnover.high, stream.bar.turnover.low);
    }
}
