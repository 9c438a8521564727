package dev.leat.core.bars;

/// Bars that close when their volume reaches an amount (López de Prado 2018, §2.3.1.3).
record Volume(Amount amount) implements Kind {

    static final int PLACES = 8;

    @Override
    public boolean closes(Trades trades, int i, Stream stream) {
        return amount.isReachedBy(stream.bar.volume.high, stream.bar.volume.low);
    }
}
