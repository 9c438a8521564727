package dev.leat.core.bars.features;

/// Central moments of the quantities, of the population (specification 3.3).
final class Moments {

    /// The population standard deviation.
    double deviation;

    double third;
    double fourth;

    void of(Stretch trades, double mean) {
        double squares = 0;
        double cubes = 0;
        double fourths = 0;
        for (int i = trades.from; i < trades.to; i++) {
            double distance = trades.quantity(i) - mean;
            double square = distance * distance;
            squares += square;
            cubes += square * distance;
            fourths += square * square;
        }
        double share = 1.0 / trades.size();
        deviation = Math.sqrt(squares * share);
        third = cubes * share;
        fourth = fourths * share;
    }

    double skew() {
        return third / (deviation * deviation * deviation);
    }

    double excessKurtosis() {
        return fourth / (deviation * deviation * (deviation * deviation)) - 3;
    }
}
