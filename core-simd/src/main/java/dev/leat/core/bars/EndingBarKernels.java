package dev.leat.core.bars;

/// Builds bars that end at certain times, by loops that know nothing of times: those get the trades up to such a time,
/// then what is open is closed by the trade that follows.
record EndingBarKernels(BarKernels loops, Ends ends) implements BarKernels {

    /// So many trades are looked at for an end, so that little is looked at again after one that is left out.
    private static final int PIECE = 2048;

    @Override
    public int build(Trades trades, int from, int to, Stream stream, ClosedBars closed) {
        if (from < to && !ends.problem().isEmpty()) {
            throw trades.wrong(from, ends.problem());
        }
        int i = from;
        while (i < to) {
            long end = end(trades, i, stream.bar);
            if (trades.time(i) >= end) {
                // What is left out closes nothing.
                if (!stream.takes(trades.time(i), trades.id(i))) {
                    return i;
                }
                close(trades, i, stream, closed);
                end = end(trades, i, stream.bar);
            }
            int next = firstFrom(end, trades, i, Math.min(to, i + PIECE));
            i = loops.build(trades, i, next, stream, closed);
            if (i < next) {
                return i;
            }
        }
        return i;
    }

    /// When the open bar ends, or the one that a trade opens.
    private long end(Trades trades, int i, Bar bar) {
        try {
            return ends.after(bar.records > 0 ? bar.openTime : trades.time(i));
        } catch (ArithmeticException e) {
            throw trades.tooLarge(i, e);
        }
    }

    /// Closes the open bar, whose time has come by the time of a trade.
    private void close(Trades trades, int i, Stream stream, ClosedBars closed) {
        Bar bar = stream.bar;
        ScalarBarKernels.close(trades, i, bar, closed);
        if (!ends.completes(bar.openTime)) {
            closed.lastIsOrphan();
        }
        closed.emptyAfterLast(ends.emptyBetween(bar.openTime, trades.time(i)));
        stream.imbalance.abandon();
    }

    /// The first trade that is not before a time, or `to`. Order is not known yet, so all are looked at.
    private static int firstFrom(long time, Trades trades, int from, int to) {
        int i = from;
        while (i < to && trades.time(i) < time) {
            i++;
        }
        return i;
    }
}
