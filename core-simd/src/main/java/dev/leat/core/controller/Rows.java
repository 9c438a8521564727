package dev.leat.core.controller;

import dev.leat.api.kernel.Observation;
import dev.leat.api.plugin.Option;

/// Numbers of rows, as all controllers see them.
final class Rows {

    /// What a batch asks for where nobody says otherwise: docs/benchmarks.md, "Rows a batch".
    static final int USUAL = 65_536;

    /// The most rows of a batch, of any controller.
    static final int MOST = 1 << 24;

    /// The engine rounds what it is told, and does not follow small changes.
    private static final double FULL = 0.75;

    /// What a controller cuts batches down to by itself. From there it comes back in a few steps.
    private static final int FEWEST = 1024;

    private Rows() {}

    /// The option that says where a controller starts.
    static Option<Long> first(int initial) {
        return Option.number("rows", initial, 1, MOST, "rows of the first batch");
    }

    /// A number of rows that can be asked for, rounded down.
    static int clamp(double rows) {
        // Written so that NaN is 1.
        return rows > 1 ? (int) Math.min(rows, MOST) : 1;
    }

    /// What a controller that began with some rows shrinks to at least.
    static int floor(int firstRows) {
        return Math.min(FEWEST, firstRows);
    }

    /// Whether a batch had about as many rows as were wanted, so that more could be: where memory capped it, asking
    /// for more changes nothing, and would jump once it does not.
    static boolean full(Observation done, double wanted) {
        return done.rowsIn() >= FULL * wanted;
    }
}
