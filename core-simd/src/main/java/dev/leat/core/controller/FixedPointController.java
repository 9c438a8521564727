package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.Observation;

/// Makes batches as small as they can be where processing still keeps up with the source, by [FixedPoint].
///
/// The paper's interval is time on a stream. At rest there is none, so there are two forms. In the first the interval
/// is how long the source took to fetch the batch. In the second, with a target, batches are to take `rho` times as
/// long as that; no iteration is needed then.
final class FixedPointController implements Controller {

    private final int firstRows;
    private final double rho;
    private final double targetNanos;
    private final FixedPoint iteration;
    private String reason = "";

    /// @param targetNanos how long a batch may take, or 0 for as long as fetching it does
    FixedPointController(int firstRows, double rho, double shrink, double targetNanos) {
        this.firstRows = firstRows;
        this.rho = rho;
        this.targetNanos = targetNanos;
        this.iteration = new FixedPoint(new FixedPoint.Range(firstRows, 1, Rows.MOST), rho, shrink);
    }

    @Override
    public int firstRows() {
        return firstRows;
    }

    @Override
    public int nextRows(Observation done) {
        double rows = Math.max(1, done.rowsIn());
        double work = Math.max(1, done.processNanos());
        if (targetNanos > 0) {
            reason = "for the target of time";
            return Rows.clamp(rows * rho * targetNanos / work);
        }
        // Both in rows, at the rate at which they came.
        double rate = rows / Math.max(1, done.readNanos());
        reason = work > rho * done.readNanos() ? "processing was behind" : "processing was ahead";
        return Rows.clamp(Math.rint(iteration.next(rows, work * rate)));
    }

    @Override
    public String reason() {
        return reason;
    }
}
