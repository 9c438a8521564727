package dev.leat.core.bars;

/// Trade by trade, as specification 1.4 has it.
record ScalarBarKernels() implements BarKernels {

    @Override
    public int build(Trades trades, int from, int to, Stream stream, ClosedBars closed) {
        int i = from;
        while (i < to && stream.take(trades.time(i), trades.id(i))) {
            step(trades, i, stream, closed);
            i++;
        }
        return i;
    }

    /// Takes trades that are in order.
    static void step(Trades trades, int from, int to, Stream stream, ClosedBars closed) {
        for (int i = from; i < to; i++) {
            step(trades, i, stream, closed);
        }
    }

    /// Takes one trade: it opens a bar, or is part of the one open, and may close it.
    static void step(Trades trades, int i, Stream stream, ClosedBars closed) {
        add(trades, i, stream.bar, closed);
        if (closes(trades, i, stream, closed)) {
            close(trades, i, stream.bar, closed);
        }
    }

    /// Opens a bar with a trade, or adds it to the one open.
    static void add(Trades trades, int i, Bar bar, ClosedBars closed) {
        try {
            if (bar.records == 0) {
                bar.open(closed.kind(), trades, i);
            } else {
                bar.add(trades, i);
            }
        } catch (ArithmeticException e) {
            throw trades.tooLarge(i, e);
        }
    }

    private static boolean closes(Trades trades, int i, Stream stream, ClosedBars closed) {
        try {
            return closed.kind().closes(trades, i, stream);
        } catch (ArithmeticException e) {
            throw trades.tooLarge(i, e);
        }
    }

    /// Closes the open bar because of a trade.
    static void close(Trades trades, int i, Bar bar, ClosedBars closed) {
        try {
            closed.add(bar, trades.row(i));
        } catch (ArithmeticException e) {
            throw trades.tooLarge(i, e);
        }
        bar.records = 0;
    }
}
