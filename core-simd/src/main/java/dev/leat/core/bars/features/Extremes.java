package dev.leat.core.bars.features;

import java.io.IOException;

/// The new highs of a stretch of trades in order, or its new lows, with how far prices went back after each: all that
/// falls, rises and epochs depend on, which are few of the trades.
///
/// Found by [MeasureKernels#extremes] as many at a time as fit. So a pass over all of them is
/// `extremes.of(...); do { ... } while (extremes.more(...))`, and mostly one turn.
final class Extremes {

    static final int MOST = 512;

    /// Which side: `1` for highs, `-1` for lows, which are highs of prices with the other sign.
    final double side;

    /// Places of trades, from the first trade of the stretch on. The first trade is the first one.
    final int[] at = new int[MOST];

    final double[] price = new double[MOST];

    /// The price before it; of the first trade its own.
    final double[] before = new double[MOST];

    /// The furthest back that prices went before the next one: its own where that follows at once.
    final double[] back = new double[MOST];

    int count;

    /// The place of the first trade that was not looked at: an extreme, or the end.
    int next;

    private boolean all;

    private Extremes(double side) {
        this.side = side;
    }

    static Extremes highs() {
        return new Extremes(1);
    }

    static Extremes lows() {
        return new Extremes(-1);
    }

    /// Looks for the first ones of another stretch.
    void of(Stretch trades, MeasureKernels kernels) throws IOException, InterruptedException {
        find(trades, kernels, 0);
        all = next == trades.size();
    }

    /// Goes back to the first ones of the same stretch.
    void again(Stretch trades, MeasureKernels kernels) throws IOException, InterruptedException {
        if (!all) {
            find(trades, kernels, 0);
        }
    }

    /// Goes on to the next ones, if there are any.
    boolean more(Stretch trades, MeasureKernels kernels) throws IOException, InterruptedException {
        if (next == trades.size()) {
            return false;
        }
        find(trades, kernels, next);
        return true;
    }

    private void find(Stretch trades, MeasureKernels kernels, int from) throws IOException, InterruptedException {
        int first = trades.from + from;
        begin(from, trades.priceAt(first), from == 0 ? trades.priceAt(first) : trades.priceAt(first - 1));
        kernels.extremes(trades, this);
    }

    private void begin(int place, double first, double previous) {
        count = 1;
        at[0] = place;
        price[0] = first;
        before[0] = previous;
        back[0] = first;
        next = place + 1;
    }

    /// Puts in another, unless there is no room.
    ///
    /// @param furthest back from the one before it
    boolean add(int place, double value, double previous, double furthest) {
        back[count - 1] = furthest;
        if (count == MOST) {
            return false;
        }
        at[count] = place;
        price[count] = value;
        before[count] = previous;
        count++;
        return true;
    }

    /// The last one so far.
    double last() {
        return price[count - 1];
    }

    /// Says that everything to before a place was looked at.
    ///
    /// @param furthest back from the last one
    void end(int place, double furthest) {
        back[count - 1] = furthest;
        next = place;
    }
}
