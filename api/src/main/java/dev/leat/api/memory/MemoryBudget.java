package dev.leat.api.memory;

import java.lang.foreign.Arena;

/// The bytes off the heap that a run may hold. The allocator is the accountant: nothing is counted by hand beside it.
///
/// Thread-safe.
public interface MemoryBudget {

    /// Opens an arena whose allocations are taken from this budget and given back when it is closed. It may be used
    /// and closed by any thread. Closing it costs a handshake of all threads: keep it for long, never one per
    /// batch.
    ///
    /// Its `allocate` throws [MemoryExceededException] where the budget has no room, having allocated nothing.
    ///
    /// @param owner who holds it, in words for people, the part first: `csv read window` is one of `csv`
    Arena open(String owner);

    /// Takes bytes for memory that no arena allocates: mapped windows, a client library's buffers. Given back when
    /// the lease is closed.
    ///
    /// @throws MemoryExceededException where the budget has no room
    Lease lease(String owner, long bytes);

    /// A share for an operator that can spill. What it holds is taken from the budget as all memory is, beside
    /// this.
    /// Where several can spill at once, the budget has to divide among them, which this does not.
    default Share share(String owner) {
        return new SoleShare(this);
    }

    /// What all owners hold now.
    long used();

    /// What they may hold at most.
    long limit();
}
