package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.Observation;

/// The lesser of what fits into half of the free memory and of what is done in a share of a target time, but a thousand
/// rows. That the floor may be more than memory has is what [Capped] is for.
final class HybridController implements Controller {

    private static final double LEAST = 1000;
    private static final double SHARE = 0.5;

    private final int firstRows;
    private final double rho;
    private final double targetNanos;
    private final Expansion expansion = new Expansion(0);
    private String reason = "";

    HybridController(int firstRows, double rho, double targetNanos) {
        this.firstRows = firstRows;
        this.rho = rho;
        this.targetNanos = targetNanos;
    }

    @Override
    public int firstRows() {
        return firstRows;
    }

    @Override
    public int nextRows(Observation done) {
        expansion.observe(done);
        double byMemory = SHARE * done.free() / Math.max(1e-9, expansion.bytesPerRow());
        double nanos = Math.max(1, (double) done.readNanos() + done.processNanos());
        double byTime = done.rowsIn() * rho * targetNanos / nanos;
        double least = Math.min(byMemory, byTime);
        reason = least < LEAST ? "the floor" : byMemory < byTime ? "by memory" : "by time";
        return Rows.clamp(Math.max(LEAST, least));
    }

    @Override
    public String reason() {
        return reason;
    }
}
