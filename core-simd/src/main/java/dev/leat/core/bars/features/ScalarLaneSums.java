package dev.leat.core.bars.features;

import java.util.Arrays;

/// Term by term.
final class ScalarLaneSums implements LaneSums {

    private final double[] lanes = new double[LANES];
    private final double[] cubes = new double[LANES];
    private final double[] fourths = new double[LANES];

    @Override
    public void moments(Stretch trades, double mean, Moments into) {
        Arrays.fill(lanes, 0);
        Arrays.fill(cubes, 0);
        Arrays.fill(fourths, 0);
        for (int k = 0; k < trades.size(); k++) {
            double distance = trades.quantity(trades.from + k) - mean;
            double square = distance * distance;
            lanes[k % LANES] += square;
            cubes[k % LANES] += square * distance;
            fourths[k % LANES] += square * square;
        }
        into.set(LaneSums.total(lanes), LaneSums.total(cubes), LaneSums.total(fourths), trades.size());
    }

    @Override
    public double squaresOfGaps(Stretch trades, double mean) {
        Arrays.fill(lanes, 0);
        for (int k = 0; k < trades.size() - 1; k++) {
            double distance = trades.gap(trades.from + k) - mean;
            lanes[k % LANES] += distance * distance;
        }
        return LaneSums.total(lanes);
    }

    @Override
    public double path(Stretch trades) {
        Arrays.fill(lanes, 0);
        for (int k = 0; k < trades.size() - 1; k++) {
            int i = trades.from + k;
            lanes[k % LANES] += Math.abs(trades.price(i + 1) - trades.price(i));
        }
        return LaneSums.total(lanes);
    }
}
