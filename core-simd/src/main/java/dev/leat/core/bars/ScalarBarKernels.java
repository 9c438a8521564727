package dev.leat.core.bars;

/// Trade by trade, as specification 1.4 has it.
record ScalarBarKernels() implements BarKernels {

    @Override
    public int build(Trades trades, int from, int to, Stream stream, ClosedBars closed) {
        int i = from;
        while (i < to && stream.take(trades.time(i), trades.id(i))) {
            step(trades, i, stream.bar, closed);
            i++;
        }
        return i;
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
}
