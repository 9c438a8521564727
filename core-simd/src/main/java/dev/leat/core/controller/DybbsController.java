package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.Observation;

/// The smallest batches with which processing keeps up with the source, from all that was seen lately, not from the
/// last two batches: time is taken to rise with rows, and is fitted so.
///
/// Source: Q. Zhang, Y. Song, R. Routray, W. Shi, "Adaptive block and batch sizing for batched stream processing
/// system", ICAC 2016. Its text tells of the regression and of the choice; margin, window and exploring are
/// reconstructions. There the history is by batch interval and rate. Here it is by rows, which time follows at any
/// rate, so that one history serves all rates. While batches wait, it chooses for a rate that is higher than the one
/// there is, so that they are worked off. Its tuning of the parallelism has no place here: the engine's threads share
/// all splits.
final class DybbsController implements Controller {

    private static final double MARGIN = 0.05;
    private static final double SPREADS = 2;

    /// By how much a batch that waits raises the rate to keep up with, and by how much all do at most.
    private static final double WAITING = 0.5;

    private static final double MOST_WAITING = 1;

    private static final double UP = 1.25;
    private static final double DOWN = 0.9;
    private static final int EXPLORE = 20;
    private static final int FEWEST = 3;

    private final int firstRows;
    private final FixedPoint start;
    private final History history = new History();
    private int batches;
    private String reason = "";

    DybbsController(int firstRows, double rho, double shrink) {
        this.firstRows = firstRows;
        this.start = new FixedPoint(new FixedPoint.Range(firstRows, 1, Rows.MOST), rho, shrink);
    }

    @Override
    public int firstRows() {
        return firstRows;
    }

    @Override
    public int nextRows(Observation done) {
        double rows = Math.max(1, done.rowsIn());
        double work = Math.max(1, done.processNanos());
        double rate = rows / Math.max(1, done.readNanos());
        batches++;
        history.add(rows, work);
        double next = start.next(rows, work * rate);
        if (history.size() < FEWEST) {
            reason = "few sizes are known";
            return Rows.clamp(Math.rint(next));
        }
        return Rows.clamp(chosen(rate, done.queued()));
    }

    @Override
    public String reason() {
        return reason;
    }

    private double chosen(double rate, int queued) {
        Curve curve = history.curve();
        double margin = SPREADS * history.spread() * rate;
        double faster = rate * (1 + Math.min(MOST_WAITING, WAITING * queued));
        double rows = curve.smallestStable(faster, margin, MARGIN);
        if (Double.isNaN(rows)) {
            rows = curve.smallestStable(rate, margin, MARGIN);
        }
        if (Double.isNaN(rows)) {
            reason = "no size known keeps up";
            return UP * curve.largest();
        }
        if (batches % EXPLORE == 0 && queued == 0) {
            reason = "looking below";
            return DOWN * rows;
        }
        reason = queued == 0 ? "the smallest that keeps up" : "the smallest that catches up";
        return rows;
    }
}
