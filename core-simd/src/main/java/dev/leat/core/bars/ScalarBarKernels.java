package dev.leat.core.bars;

/// Trade by trade, as specification 1.4 has it.
record ScalarBarKernels() implements BarKernels {

    @Override
    public void build(Trades trades, int from, int to, Bar bar, ClosedBars closed) {
        for (int i = from; i < to; i++) {
            step(trades, i, bar, closed);
        }
    }

    /// Takes one trade: it opens a bar, or is part of the one open and may close it.
    static void step(Trades trades, int i, Bar bar, ClosedBars closed) {
        try {
            if (bar.records == 0) {
                bar.open(closed.range(), trades, i);
                return;
            }
            bar.add(trades, i);
            if (bar.breachedBy(bar.close) && closed.range().mayClose(bar, bar.closeTime)) {
                closed.add(bar, trades.row(i));
                bar.records = 0;
            }
        } catch (ArithmeticException e) {
            throw trades.tooLarge(i, e);
        }
    }

    @Override
    public int gaps(Trades trades, int from, int to) {
        int gaps = 0;
        for (int i = from + 1; i < to; i++) {
            long id = trades.id(i);
            long before = trades.id(i - 1);
            if (trades.time(i) < trades.time(i - 1) || id <= before) {
                return -1;
            }
            gaps += id - before == 1 ? 0 : 1;
        }
        return gaps;
    }
}
