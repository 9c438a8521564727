package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.Observation;

/// Adds some rows after each batch that was full and went well, and keeps a share of them when memory tells it to.
///
/// Source: D.-M. Chiu and R. Jain, "Analysis of the increase and decrease algorithms for congestion avoidance in
/// computer networks", Computer Networks and ISDN Systems 17 (1989): of the linear rules, this one comes to fair shares
/// where several streams draw on one budget. That no cut follows on one whose effect is not seen yet is the engine's.
final class AimdController implements Controller {

    private final int firstRows;
    private final long step;
    private final double factor;
    private final int least;
    private final double high;
    private int rows;
    private String reason = "";

    /// @param step rows to add
    /// @param factor what is kept of a batch
    AimdController(int firstRows, long step, double factor, int least, double high) {
        this.firstRows = firstRows;
        this.rows = firstRows;
        this.step = step;
        this.factor = factor;
        this.least = least;
        this.high = high;
    }

    @Override
    public int firstRows() {
        return firstRows;
    }

    @Override
    public int nextRows(Observation done) {
        Signal signal = Signal.of(done, high);
        reason = signal.reason();
        rows = switch (signal.grade()) {
            case HARD -> Rows.clamp(Math.max(Math.min(least, rows), Math.floor(rows * factor)));
            case SOFT -> rows;
            case CALM -> grown(done);
        };
        return rows;
    }

    @Override
    public String reason() {
        return reason;
    }

    private int grown(Observation done) {
        if (!Rows.full(done, rows)) {
            reason = "the batch was not full";
            return rows;
        }
        return Rows.clamp((double) rows + step);
    }
}
