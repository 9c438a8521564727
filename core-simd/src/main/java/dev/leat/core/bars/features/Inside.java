package dev.leat.core.bars.features;

/// What is measured of a bar's own trades, from the first to the one that closed it.
public final class Inside {

    static final double EPSILON = 0x1p-52;

    final Totals totals = new Totals();
    final Moments moments = new Moments();
    final Gaps gaps = new Gaps();
    final Excursions excursions = new Excursions();
    final Epochs bull = new Epochs();
    final Epochs bear = new Epochs();
    final Orders orders = new Orders();
    final Stretch trades;
    final Said said = new Said();
    double path;

    public Inside(Stretch trades) {
        this.trades = trades;
    }

    public Said said() {
        return said;
    }

    /// Measures the stretch that its view of trades was set to.
    public void measure() {
        if (records() < 2 || !priced()) {
            return;
        }
        totals.of(trades);
        moments.of(trades, totals.quantity / records());
        gaps.inOrder(trades);
        path = Path.inOrder(trades);
        excursions.of(trades);
        bull.bull(trades, Math.max(excursions.drawdown, EPSILON));
        bear.bear(trades, Math.max(excursions.runup, EPSILON));
    }

    int records() {
        return trades.size();
    }

    boolean priced() {
        return trades.price(trades.from) > 0;
    }

    /// Whether there is something between two trades to be measured.
    boolean several() {
        return records() > 1 && priced();
    }

    /// What the bar itself knows.
    public static final class Said {
        long durationMicros;
        long individuals;
        long individualBuys;

        /// @param micros from the first trade to the last
        /// @param all how many trades the records stand for
        /// @param buys how many of those are buys
        public void set(long micros, long all, long buys) {
            durationMicros = micros;
            individuals = all;
            individualBuys = buys;
        }
    }
}
