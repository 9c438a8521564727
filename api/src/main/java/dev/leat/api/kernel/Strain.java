package dev.leat.api.kernel;

/// What memory costs around a batch, beside how much of the budget is in use: all of it since the batch before.
///
/// @param stalled share of the time in which some task waited for memory, from 0 to 1, or [#UNAVAILABLE]: pressure
///     stall information, the growth of `some total` (Linux Documentation/accounting/psi.rst)
/// @param spilledBytes bytes that were spilled
/// @param gcNanos time that the collector of the JVM took
/// @param refused how many batches found no memory, and had to be read again or smaller
public record Strain(double stalled, long spilledBytes, long gcNanos, int refused) {

    /// Where the system does not tell how long tasks were stalled. It is not the same as that none was.
    public static final double UNAVAILABLE = -1;

    /// None that is known of.
    public static final Strain NONE = new Strain(UNAVAILABLE, 0, 0, 0);

    /// Whether the system tells how long tasks were stalled.
    public boolean stallsKnown() {
        return stalled >= 0;
    }

    public Strain spilling(long bytes) {
        return new Strain(stalled, bytes, gcNanos, refused);
    }
}
