package dev.leat.spill;

import dev.leat.api.spill.Spill;

/// The bytes that this process has on the disk.
///
/// Thread-safe. Invariant, under this object's lock: `held` is what was taken and not given back; no take makes it
/// larger
/// than `cap`; `peak` is the largest that it ever was, and `written` the sum of all takes but those that failed.
final class TempSpace {

    private long cap;
    private long held;
    private long peak;
    private long written;

    /// Sets what is allowed, once that is known.
    synchronized void cap(long bytes) {
        cap = bytes;
    }

    /// @throws dev.leat.api.spill.SpillExceededException where that is more than is allowed
    synchronized void take(String owner, long bytes) {
        if (bytes > cap - held) {
            throw Refusals.capReached(owner, bytes, held, cap);
        }
        held += bytes;
        written += bytes;
        peak = Math.max(peak, held);
    }

    /// Gives back what a file had.
    synchronized void giveBack(long bytes) {
        held -= bytes;
    }

    /// Gives back what could not be written.
    synchronized void undo(long bytes) {
        held -= bytes;
        written -= bytes;
    }

    synchronized Spill.Usage usage() {
        return new Spill.Usage(held, peak, written);
    }
}
