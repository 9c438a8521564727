package dev.leat.core.bars;

/// The loops over trades on the Vector API.
record VectorBarKernels() implements BarKernels {

    @Override
    public void build(Trades trades, int from, int to, Bar bar, ClosedBars closed) {
        new ScalarBarKernels().build(trades, from, to, bar, closed);
    }

    @Override
    public int gaps(Trades trades, int from, int to) {
        return new ScalarBarKernels().gaps(trades, from, to);
    }
}
