package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.Observation;
import java.util.Locale;

/// Grows batches while they take no longer than their rows need, as TCP Vegas grows its window while no packets queue.
///
/// A batch counts in quanta of rows, as a window does in packets. How many of them "queue" is the share of the batch's
/// time above the least that a batch of that size takes; between `alpha` and `beta` of them the size stays. It starts
/// by doubling every other batch.
///
/// Source: L. Brakmo and L. Peterson, "TCP Vegas: end to end congestion avoidance on a global Internet", IEEE JSAC
/// 13(8) (1995). There the least is one number. Batches have a fixed cost besides that of their rows, so here it is a
/// [Baseline]: with the least time per row, small batches look congested and stay small for good.
final class VegasController implements Controller {

    private static final int LEAST_QUANTUM = 1024;
    private static final double QUANTUM_SHARE = 0.05;
    private static final double CUT = 0.5;

    /// Every so many batches one is small, so that the baseline is measured anew.
    private static final int PROBE = 200;

    private static final double PROBE_SHARE = 0.25;

    private final int firstRows;
    private final Limits limits;
    private final Baseline baseline = new Baseline();
    private double rows;
    private boolean slowStart = true;
    private boolean measured;
    private boolean probing;
    private int sinceProbe;
    private String reason = "";

    VegasController(int firstRows, Limits limits) {
        this.firstRows = firstRows;
        this.rows = firstRows;
        this.limits = limits;
    }

    @Override
    public int firstRows() {
        return firstRows;
    }

    @Override
    public int nextRows(Observation done) {
        double nanos = Math.max(1, (double) done.readNanos() + done.processNanos());
        double size = Math.max(1, done.rowsIn());
        Signal signal = Signal.of(done, limits.high);
        if (done.strain().spilledBytes() > 0) {
            // Batches take longer from now on, and not because they queue.
            baseline.forget();
        }
        baseline.add(size, nanos);
        if (signal.grade() == Signal.Grade.HARD) {
            return cut(signal);
        }
        if (probing) {
            probing = false;
            reason = "back from measuring";
            return Rows.clamp(rows);
        }
        step(done, 1 - baseline.nanos(size) / nanos, signal);
        rows = Math.clamp(rows, Rows.floor(firstRows), Rows.MOST);
        return probeIsDue() ? probe() : Rows.clamp(rows);
    }

    @Override
    public String reason() {
        return reason;
    }

    private int cut(Signal signal) {
        reason = signal.reason();
        slowStart = false;
        probing = false;
        rows = Math.max(Rows.floor(firstRows), rows * CUT);
        return Rows.clamp(rows);
    }

    /// @param late the share of the batch's time above the least
    private void step(Observation done, double late, Signal signal) {
        double quantum = quantum();
        double queueing = rows / quantum * late;
        boolean mayGrow = signal.grade() == Signal.Grade.CALM && Rows.full(done, rows);
        reason = String.format(Locale.ROOT, "%.2f quanta queue", queueing);
        if (slowStart) {
            start(queueing, late, mayGrow);
        } else if (queueing > limits.beta) {
            rows -= quantum;
        } else if (queueing < limits.alpha && mayGrow) {
            rows += quantum;
        }
    }

    private void start(double queueing, double late, boolean mayGrow) {
        if (queueing > limits.gamma) {
            rows = Math.min(rows, rows * (1 - late) + quantum());
            slowStart = false;
        } else if (mayGrow) {
            rows = measured ? 2 * rows : rows;
            measured = !measured;
        } else {
            slowStart = false;
        }
    }

    private boolean probeIsDue() {
        return !slowStart && ++sinceProbe >= PROBE;
    }

    private int probe() {
        sinceProbe = 0;
        probing = true;
        reason = "measuring a small batch";
        return Rows.clamp(rows * PROBE_SHARE);
    }

    private double quantum() {
        return limits.quantum > 0 ? limits.quantum : Math.max(LEAST_QUANTUM, QUANTUM_SHARE * rows);
    }

    /// @param alpha quanta that may queue before it stops growing
    /// @param beta quanta from which on it shrinks
    /// @param gamma quanta at which it stops doubling
    /// @param quantum rows, or 0 for a twentieth of the batch
    /// @param high see [Signal#HIGH]
    record Limits(double alpha, double beta, double gamma, long quantum, double high) {}
}
