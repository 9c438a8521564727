package dev.leat.core;

/// How scarce memory is. Several can hold at once.
///
/// Each is entered where use comes to a share of the limit, and left where it is below another, so that it does not
/// flutter. The shares are those of Trino's spilling (revoking from 0.9 of a pool down to 0.5), moved so that batches
/// shrink before anything is spilled, and all is spilled before reading stops.
public enum MemoryLevel {
    /// Batches are cut to half.
    SHRINK("shrink", 0.80, 0.80),
    /// Operators that can spill do, down to where this is left.
    SPILL("spill", 0.85, 0.60),
    /// Nothing is read ahead.
    PAUSE("pause", 0.90, 0.70),
    /// Somebody asked for memory that there was not. They may have got along without.
    REFUSE("refuse", 1.00, 1.00),
    /// The process holds nearly all that it may, whatever the budget says: nothing is read ahead, and no memory is
    /// held just to have it at hand.
    BREAKER("breaker", 0.95, 0.95);

    private final String word;
    private final double from;
    private final double until;

    MemoryLevel(String word, double from, double until) {
        this.word = word;
        this.from = from;
        this.until = until;
    }

    public String word() {
        return word;
    }

    /// The share of the limit from which on it holds: of the process for [#BREAKER], of the budget for all others.
    public double from() {
        return from;
    }

    /// The share below which it ends, once it held.
    public double until() {
        return until;
    }
}
