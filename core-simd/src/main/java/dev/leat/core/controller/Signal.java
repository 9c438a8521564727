package dev.leat.core.controller;

import dev.leat.api.kernel.Observation;
import dev.leat.api.kernel.Strain;
import dev.leat.api.plugin.Option;
import java.util.Locale;

/// What memory tells of after a batch.
///
/// @param grade what to do about it
/// @param reason what it was, for people
record Signal(Grade grade, String reason) {

    /// Above this share of the budget batches shrink.
    static final Option<Double> HIGH =
            Option.real("high", 0.80, 0.1, 1, "share of the budget in use above which batches shrink");

    /// Shares of the time in which tasks waited for memory. The growth of the total since the batch before, not one
    /// of the averages, which stay above zero for a minute after one stall.
    private static final double SOFT_STALL = 0.01;

    private static final double HARD_STALL = 0.10;

    private static final Signal CALM = new Signal(Grade.CALM, "");

    static Signal of(Observation done, double high) {
        Strain strain = done.strain();
        if (strain.refused() > 0) {
            return new Signal(Grade.HARD, "memory refused");
        }
        if (strain.spilledBytes() > 0) {
            return new Signal(Grade.HARD, "spilled");
        }
        if (done.pressure() > high) {
            return new Signal(Grade.HARD, "budget " + percent(done.pressure()) + " used");
        }
        // Unavailable is below both.
        if (strain.stalled() > SOFT_STALL) {
            Grade grade = strain.stalled() > HARD_STALL ? Grade.HARD : Grade.SOFT;
            return new Signal(grade, "stalled " + percent(strain.stalled()));
        }
        return CALM;
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f%%", 100 * share);
    }

    enum Grade {
        /// Nothing.
        CALM,
        /// Not to grow.
        SOFT,
        /// To shrink.
        HARD
    }
}
