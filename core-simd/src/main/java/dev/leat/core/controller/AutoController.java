package dev.leat.core.controller;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.Observation;
import java.util.Locale;

/// Looks for the size at which a row takes the least time, by trying twice the rows and half of them.
///
/// A trial is some batches as they are, some of the other size, and some as they were again, so that what changes by
/// itself (code that is being compiled, a disk that gets busy) speaks for neither. The other size stays where its rows
/// took measurably less. Where neither of both does, it rests, longer each time. So it needs no model of what batches
/// cost, only that better sizes lie in the direction of better ones.
///
/// When memory is short it halves at once, and tries nothing larger for a while, longer each time. Where memory gives
/// it smaller batches than it asked for, it goes on from those.
final class AutoController implements Controller {

    private static final double TWICE = 2;
    private static final double HALF = 0.5;

    /// The engine gives no smaller ones either, unless the first was.
    private static final int LEAST = 4096;

    /// How much slower rows of a trial have to be for it to end at once.
    private static final double HOPELESS = 0.10;

    /// By how much batches of the same size may differ before and after a trial for it to be noise.
    private static final double CHANGED = 0.10;

    private static final int REST = 64;
    private static final int LONGEST_REST = 1024;

    private final int firstRows;
    private final double gain;
    private final int samples;
    private final double high;

    private double rows;
    private double factor = TWICE;
    private boolean otherTried;
    private Phase phase = Phase.BEFORE;
    private Middle before;
    private Middle trial;
    private Middle after;
    private int rest = REST;
    private int restLeft;
    private int patience = REST;
    private int shortLeft;
    private String reason = "";

    /// @param gain the share of the time that a row has to take less for another size to be better
    /// @param samples how many batches of a size are measured
    /// @param high see [Signal#HIGH]
    AutoController(int firstRows, double gain, int samples, double high) {
        this.firstRows = firstRows;
        this.rows = firstRows;
        this.gain = gain;
        this.samples = samples;
        this.high = high;
        this.before = new Middle(samples);
        this.trial = new Middle(samples);
        this.after = new Middle(samples);
    }

    @Override
    public int firstRows() {
        return firstRows;
    }

    @Override
    public int nextRows(Observation done) {
        // Some spill by their nature, such as sorts: smaller batches would not help them.
        Signal signal = Signal.of(done.with(done.strain().spilling(0)), high);
        if (signal.grade() == Signal.Grade.HARD) {
            return cut(signal);
        }
        shortLeft = Math.max(0, shortLeft - 1);
        boolean calm = signal.grade() == Signal.Grade.CALM && done.strain().spilledBytes() == 0;
        if (!Rows.full(done, asked())) {
            capped(done);
        } else {
            measure((double) (done.readNanos() + done.processNanos()) / Math.max(1, done.rowsIn()), calm);
        }
        return Rows.clamp(asked());
    }

    @Override
    public String reason() {
        return reason;
    }

    private double asked() {
        return phase == Phase.TRIAL ? rows * factor : rows;
    }

    private int cut(Signal signal) {
        reason = signal.reason();
        // What was tried is what was too much, not what it was compared with.
        rows = Math.max(Math.min(LEAST, firstRows), HALF * asked());
        shortLeft = patience;
        patience = Math.min(LONGEST_REST, 2 * patience);
        begin(TWICE);
        return Rows.clamp(rows);
    }

    private void capped(Observation done) {
        reason = "memory had room for " + done.rowsIn();
        if (phase == Phase.TRIAL) {
            reject();
        } else {
            rows = Math.max(1, done.rowsIn());
            begin(HALF);
        }
    }

    private void measure(double nanosPerRow, boolean calm) {
        switch (phase) {
            case BEFORE -> {
                reason = "measuring";
                before.add(nanosPerRow);
                if (before.full()) {
                    tryOther(calm);
                }
            }
            case TRIAL -> {
                trial.add(nanosPerRow);
                if (trial.full()) {
                    tried();
                }
            }
            case AFTER -> {
                reason = "measuring again";
                after.add(nanosPerRow);
                if (after.full()) {
                    compare();
                }
            }
            case REST -> {
                reason = "resting";
                if (--restLeft <= 0) {
                    begin(TWICE);
                }
            }
        }
    }

    private void tryOther(boolean calm) {
        boolean larger = factor > 1;
        if (larger && (shortLeft > 0 || !calm || rows * factor > Rows.MOST)) {
            reason = "memory is short: nothing larger is tried";
            reject();
        } else if (!larger && rows * factor < Math.min(LEAST, firstRows)) {
            reject();
        } else {
            phase = Phase.TRIAL;
            reason = larger ? "trying twice the rows" : "trying half the rows";
        }
    }

    private void tried() {
        if (trial.mean() > (1 + HOPELESS) * before.mean()) {
            reason = compared(before.mean());
            reject();
        } else {
            phase = Phase.AFTER;
            reason = "measuring again";
        }
    }

    private void compare() {
        double usual = usual();
        reason = compared(usual);
        if (trial.mean() < (1 - gain) * usual) {
            rows *= factor;
            rest = REST;
            otherTried = false;
            begin(factor);
        } else {
            reject();
        }
    }

    /// What a row takes in batches as they are. Where that has changed meanwhile, a trial in between is not given
    /// the change.
    private double usual() {
        double least = Math.min(before.mean(), after.mean());
        double most = Math.max(before.mean(), after.mean());
        return most > (1 + CHANGED) * least ? least : (least + most) / 2;
    }

    private String compared(double usual) {
        return String.format(
                Locale.ROOT, "%.0f rows: %+.1f%% time a row", rows * factor, 100 * (trial.mean() / usual - 1));
    }

    /// Tries the other direction, or rests where both were tried.
    private void reject() {
        if (otherTried) {
            phase = Phase.REST;
            restLeft = rest;
            rest = Math.min(LONGEST_REST, 2 * rest);
            otherTried = false;
        } else {
            begin(factor > 1 ? HALF : TWICE);
            otherTried = true;
        }
    }

    private void begin(double direction) {
        factor = direction;
        phase = Phase.BEFORE;
        before = new Middle(samples);
        trial = new Middle(samples);
        after = new Middle(samples);
    }

    private enum Phase {
        /// Measuring batches as they are.
        BEFORE,
        /// Measuring those of another size.
        TRIAL,
        /// Measuring batches as they were.
        AFTER,
        REST
    }
}
