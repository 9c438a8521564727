package dev.leat.core.bars;

/// The loops for kinds whose closing trade is found first: up to it, trades are summed up in lanes as those of range
/// bars are.
final class ScannedBars {

    /// Fewer trades are not worth the sums of lanes at the end.
    private static final int SHORT = 16;

    private ScannedBars() {}

    /// Builds bars of trades that are in order.
    static void build(Scanned kind, Trades trades, int from, int to, Bar bar, ClosedBars closed) {
        int i = from;
        while (i < to) {
            if (bar.records == 0) {
                bar.begin(kind, trades, i);
            }
            int closing = kind.closing(trades, i, to, bar);
            int end = Math.min(closing + 1, to);
            sum(kind, trades, i, end, bar, closed);
            if (closing < to) {
                bar.lastIs(trades, closing);
                ScalarBarKernels.close(trades, closing, bar, closed);
            }
            i = end;
        }
    }

    private static void sum(Scanned kind, Trades trades, int from, int to, Bar bar, ClosedBars closed) {
        int i = from;
        while (i < to) {
            if (to - i >= SHORT && VectorBarKernels.suits(bar)) {
                i = VectorBarKernels.stretch(trades, i, Math.min(to, i + VectorBarKernels.STRETCH), bar, closed);
            }
            if (i < to) {
                ScalarBarKernels.add(trades, i, bar, closed);
                if (bar.breachedBy(bar.close)) {
                    bar.around(bar.close, kind.reach(bar.close));
                }
                i++;
            }
        }
    }
}
