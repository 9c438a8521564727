package dev.leat.core.bars.features;

/// Central moments of the quantities, of the population (specification 3.3).
final class Moments {

    /// The population standard deviation.
    double deviation;

    private double third;
    private double fourth;

    /// @param squares the sum of squared distances from the mean, then of cubes, then of fourth powers
    void set(double squares, double cubes, double fourths, int count) {
        double share = 1.0 / count;
        deviation = Math.sqrt(squares * share);
        third = cubes * share;
        fourth = fourths * share;
    }

    double skew() {
        return third / (deviation * deviation * deviation);
    }

    double excessKurtosis() {
        double square = deviation * deviation;
        return fourth / (square * square) - 3;
    }
}
