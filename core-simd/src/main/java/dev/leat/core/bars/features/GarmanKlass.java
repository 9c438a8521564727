package dev.leat.core.bars.features;

/// Volatility by the first, highest, lowest and last price (Garman and Klass 1980), with a factor of its own.
final class GarmanKlass {

    /// 2 ln 2 - 1.
    static final double FACTOR = 2 * 0.6931471805599453 - 1;

    /// What rangebar-py 12.39.0 takes in its place of a bar's own trades: 2 - 2 ln 2, rounded.
    static final double FACTOR_OF_RANGEBAR = 0.6137;

    private GarmanKlass() {}

    static double volatility(double highest, double lowest, Totals totals, double factor) {
        double height = StrictMath.log(highest / lowest);
        double way = StrictMath.log(totals.last / totals.first);
        return Math.sqrt(Math.max(0, 0.5 * (height * height) - factor * (way * way)));
    }
}
