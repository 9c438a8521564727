package dev.leat.core.bars.features;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// What is measured of the trades before a bar: each measure when a column first asks for it.
public final class Before {

    private static final int TOTALS = 1;
    private static final int MOMENTS = 1 << 1;
    private static final int GAPS = 1 << 2;
    private static final int PATH = 1 << 3;
    private static final int SUMS = 1 << 4;
    private static final int ENTROPY = 1 << 5;
    private static final int RANGE = 1 << 6;

    /// How many bytes of a key's state follow its window, zeros at first.
    public static final long STATE_BYTES = WindowSums.BYTES;

    final Hurst hurst;
    final Stretch trades;
    private final Totals totals = new Totals();
    private final Moments moments = new Moments();
    private final Gaps gaps = new Gaps();
    private final Orders orders = new Orders();
    private final WindowSums sums = new WindowSums();
    private final PriceRange range = new PriceRange();
    private final MeasureKernels kernels;
    private final WindowEntropy entropyOf;
    private double path;
    private double entropy;
    private int measured;
    private MemorySegment state = MemorySegment.NULL;
    private long stateAt;
    private long before;

    Before(Stretch trades, MeasureKernels kernels, Workspace workspace, WindowEntropy entropyOf) {
        this.entropyOf = entropyOf;
        hurst = new Hurst(workspace, kernels);
        this.trades = trades;
        this.kernels = kernels;
    }

    /// Says that its view of trades was set to other ones, of one trade or more.
    ///
    /// @param numberOfFirst the number of the trade in place 0 of the view, as the key had them
    /// @param states holds [#STATE_BYTES] of the key
    public void restart(long numberOfFirst, MemorySegment states, long at) {
        measured = 0;
        before = numberOfFirst;
        state = states;
        stateAt = at;
    }

    /// Says that trades before a number will not be in a window any more, and may be gone after this call.
    ///
    /// @param numberOfFirst the number of the trade in place 0 of the view
    public void leave(long numberOfFirst, long number, MemorySegment states, long at)
            throws IOException, InterruptedException {
        sums.load(states, at);
        sums.leave(trades, numberOfFirst, number);
        sums.store(states, at);
    }

    Totals totals() throws IOException, InterruptedException {
        if (wanted(TOTALS)) {
            totals.of(trades);
        }
        return totals;
    }

    Moments moments() throws IOException, InterruptedException {
        if (wanted(MOMENTS)) {
            kernels.moments(trades, totals().quantity / records(), moments);
        }
        return moments;
    }

    Gaps gaps() throws IOException, InterruptedException {
        if (wanted(GAPS)) {
            gaps.of(trades, kernels);
        }
        return gaps;
    }

    double path() throws IOException, InterruptedException {
        if (wanted(PATH)) {
            path = kernels.path(trades);
        }
        return path;
    }

    WindowSums sums() throws IOException, InterruptedException {
        if (wanted(SUMS)) {
            sums.load(state, stateAt);
            sums.of(trades, before);
            sums.store(state, stateAt);
        }
        return sums;
    }

    PriceRange range() throws IOException, InterruptedException {
        if (wanted(RANGE)) {
            kernels.range(trades, range);
        }
        return range;
    }

    /// The permutation entropy, where there are at least [Orders#LEAST_RECORDS].
    double entropy() throws IOException, InterruptedException {
        if (wanted(ENTROPY)) {
            orders.of(trades, kernels);
            entropy = entropyOf.of(trades, orders);
        }
        return entropy;
    }

    private boolean wanted(int measure) {
        boolean wanted = (measured & measure) == 0;
        measured |= measure;
        return wanted;
    }

    int records() {
        return trades.size();
    }

    long micros() throws IOException, InterruptedException {
        long units = trades.timeAt(trades.to - 1) - trades.timeAt(trades.from);
        return trades.microsPerUnit >= 1
                ? Math.multiplyExact(units, (long) trades.microsPerUnit)
                : Math.floorDiv(units, Math.round(1 / trades.microsPerUnit));
    }

    /// What the entropy of a window is.
    @FunctionalInterface
    interface WindowEntropy {
        double of(Stretch trades, Orders orders) throws IOException, InterruptedException;
    }
}
