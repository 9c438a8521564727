package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.Observation;

/// Halves batches when more than 80 % of the budget is in use, and makes them a quarter larger when less than 50 % is
/// and throughput is below 95 % of the best seen. Throughput is smoothed. Pausing is the engine's.
final class ThresholdController implements Controller {

    private static final double GOOD = 0.95;
    private static final double WEIGHT = 0.3;

    private final int firstRows;
    private final double high;
    private final double low;
    private int rows;
    private double throughput;
    private double best;
    private String reason = "";

    ThresholdController(int firstRows, double high, double low) {
        this.firstRows = firstRows;
        this.rows = firstRows;
        this.high = high;
        this.low = low;
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
        rows = (int) Math.min(Rows.MOST, next(done.pressure(), throughput < GOOD * best));
        return rows;
    }

    @Override
    public String reason() {
        return reason;
    }

    private long next(double pressure, boolean slow) {
        if (pressure > high) {
            reason = "budget " + Signal.percent(pressure) + " used";
            return Math.max(Rows.floor(firstRows), rows / 2);
        }
        if (pressure < low && slow) {
            reason = "throughput below " + Signal.percent(GOOD) + " of the best";
            return rows + Math.max(1, rows / 4L);
        }
        reason = "";
        return rows;
    }
}
