package dev.leat.core.bars.features;

import dev.leat.core.numbers.Wide;
import java.io.IOException;

/// What is measured of a bar's own trades, from the first to the one that closed it: each measure when a column first
/// asks for it.
public final class Inside {

    /// The distance from 1 to the next double, below which a denominator counts as zero.
    static final double EPSILON = 0x1p-52;

    private static final int TOTALS = 1;
    private static final int MOMENTS = 1 << 1;
    private static final int GAPS = 1 << 2;
    private static final int PATH = 1 << 3;
    private static final int EXCURSIONS = 1 << 4;
    private static final int BULL = 1 << 5;
    private static final int BEAR = 1 << 6;

    final Orders orders = new Orders();
    final Hurst hurst;
    final RangebarHurst rangebarHurst;
    final MeasureKernels kernels;
    final Said said = new Said();
    final Stretch trades;
    private final Totals totals = new Totals();
    private final Moments moments = new Moments();
    private final Gaps gaps = new Gaps();
    private final Excursions excursions = new Excursions();
    private final Epochs bull = new Epochs();
    private final Epochs bear = new Epochs();
    private double path;
    private double firstPrice;
    private int measured;

    Inside(Stretch trades, MeasureKernels kernels, Workspace workspace) {
        hurst = new Hurst(workspace, kernels);
        rangebarHurst = new RangebarHurst(workspace);
        this.trades = trades;
        this.kernels = kernels;
    }

    /// Where the bar's own numbers go, before [#restart].
    public Said said() {
        return said;
    }

    /// Says that its view of trades was set to other ones.
    public void restart() throws IOException, InterruptedException {
        measured = 0;
        firstPrice = trades.priceAt(trades.from);
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

    Excursions excursions() throws IOException, InterruptedException {
        if (wanted(EXCURSIONS)) {
            excursions.of(trades, kernels);
        }
        return excursions;
    }

    Epochs bull() throws IOException, InterruptedException {
        if (wanted(BULL)) {
            double hurdle = Math.max(excursions().drawdown, EPSILON);
            bull.bull(trades, excursions.highs, hurdle, kernels);
        }
        return bull;
    }

    Epochs bear() throws IOException, InterruptedException {
        if (wanted(BEAR)) {
            double hurdle = Math.max(excursions().runup, EPSILON);
            bear.bear(trades, excursions.lows, hurdle, kernels);
        }
        return bear;
    }

    /// Whether a measure has yet to be taken; where there is nothing to be measured it is not.
    private boolean wanted(int measure) {
        boolean wanted = (measured & measure) == 0 && several();
        measured |= measure;
        return wanted;
    }

    int records() {
        return trades.size();
    }

    boolean priced() {
        return firstPrice > 0;
    }

    /// Whether there is something between two trades to be measured.
    boolean several() {
        return records() > 1 && priced();
    }

    /// What the bar itself knows, exactly.
    public static final class Said {

        /// In units of 1e-8.
        public final Wide volume = new Wide();

        public final Wide buyVolume = new Wide();
        public final Wide turnover = new Wide();
        long durationMicros;
        long individuals;
        long individualBuys;

        /// @param micros from the first trade to the last
        /// @param all how many trades the records stand for
        /// @param buys how many of those are buys
        public void counts(long micros, long all, long buys) {
            durationMicros = micros;
            individuals = all;
            individualBuys = buys;
        }
    }
}
