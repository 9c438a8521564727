package dev.leat.core.bars.features;

import dev.leat.core.numbers.Wide;
import java.io.IOException;

/// What is measured of a bar's own trades, from the first to the one that closed it.
public final class Inside {

    /// The distance from 1 to the next double, below which a denominator counts as zero.
    static final double EPSILON = 0x1p-52;

    final Totals totals = new Totals();
    final Moments moments = new Moments();
    final Gaps gaps = new Gaps();
    final Excursions excursions = new Excursions();
    final Epochs bull = new Epochs();
    final Epochs bear = new Epochs();
    final Orders orders = new Orders();
    final Hurst hurst;
    final RangebarHurst rangebarHurst;
    final MeasureKernels kernels;
    final Said said = new Said();
    final Stretch trades;
    double path;
    private double firstPrice;

    Inside(Stretch trades, MeasureKernels kernels, Workspace workspace) {
        hurst = new Hurst(workspace);
        rangebarHurst = new RangebarHurst(workspace);
        this.trades = trades;
        this.kernels = kernels;
    }

    /// Where the bar's own numbers go, before [#measure].
    public Said said() {
        return said;
    }

    /// Measures the stretch that its view of trades was set to.
    public void measure() throws IOException, InterruptedException {
        firstPrice = trades.priceAt(trades.from);
        if (!several()) {
            return;
        }
        totals.of(trades);
        kernels.moments(trades, totals.quantity / records(), moments);
        gaps.of(trades, kernels);
        path = kernels.path(trades);
        excursions.of(trades);
        bull.bull(trades, Math.max(excursions.drawdown, EPSILON));
        bear.bear(trades, Math.max(excursions.runup, EPSILON));
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
