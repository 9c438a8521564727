package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.Observation;

/// Halves batches when more than 80 % of the budget is in use, and makes them a quarter larger when less than 50 % is
/// and throughput is below 95 % of the best seen. Throughput is smoothed. Pausing is the engine's.
final class ThresholdController implements Controller {

    private static final double HIGH = 0.80;
    private static final double LOW = 0.50;
    private static final double GOOD = 0.95;
    private static final double WEIGHT = 0.3;

    private final int firstRows;
    private int rows;
    private double throughput;
    private double best;

    ThresholdController(int firstRows) {
        this.firstRows = firstRows;
        this.rows = firstRows;
    }

    @Override
    public int firstRows() {
        return firstRows;
    }

    @Override
    public int nextRows(Observation done) {
        double latest = done.rowsPerSecond();
        throughput = throughput == 0 ? latest : throughput + WEIGHT * (latest - throughput);
        best = Math.max(best, throughput);
        rows = Math.clamp(next(done.pressure(), throughput < GOOD * best), 1, FixedProvider.MOST_ROWS);
        return rows;
    }

    private long next(double pressure, boolean slow) {
        if (pressure > HIGH) {
            return rows / 2;
        }
        return pressure < LOW && slow ? rows + rows / 4L : rows;
    }
}
