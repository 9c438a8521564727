package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.Observation;
import java.util.Locale;

/// Steers the rate at which rows are asked for towards the rate at which they are processed, and below it while batches
/// wait. A batch is what comes at that rate in an interval.
///
/// Source: Apache Spark, `PIDRateEstimator`. There the error is the rate less what was processed a second, its integral
/// is what the batches that wait amount to, and the first batch only sets the rate.
final class PidController implements Controller {

    private static final double NANOS = 1e9;
    private static final double LEAST_RATE = 100;

    private final int firstRows;
    private final Gains gains;
    private final double interval;
    private double rate;
    private double error;
    private boolean begun;
    private String reason = "";

    /// @param interval seconds
    PidController(int firstRows, Gains gains, double interval) {
        this.firstRows = firstRows;
        this.gains = gains;
        this.interval = interval;
    }

    @Override
    public int firstRows() {
        return firstRows;
    }

    @Override
    public int nextRows(Observation done) {
        double seconds = Math.max(1, done.processNanos()) / NANOS;
        if (done.rowsIn() > 0) {
            step(done.rowsIn() / seconds, done.queued() * done.processNanos() / NANOS, seconds);
        }
        reason = String.format(Locale.ROOT, "%.0f rows/s", rate);
        return Rows.clamp(rate * interval);
    }

    @Override
    public String reason() {
        return reason;
    }

    /// @param waiting seconds that it takes to do what waits
    private void step(double processed, double waiting, double seconds) {
        if (!begun) {
            begun = true;
            rate = processed;
            return;
        }
        double latest = rate - processed;
        double integral = waiting * processed / interval;
        double derivative = (latest - error) / seconds;
        rate = Math.max(
                LEAST_RATE,
                rate - gains.proportional * latest - gains.integral * integral - gains.derivative * derivative);
        error = latest;
    }

    record Gains(double proportional, double integral, double derivative) {}
}
