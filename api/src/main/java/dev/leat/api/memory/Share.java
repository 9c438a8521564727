package dev.leat.api.memory;

/// What an operator that can spill may hold of a [MemoryBudget], together with others that can.
///
/// Nobody is made to give anything back: an operator asks before it takes more, and spills what it holds beyond its
/// share. So memory is revoked where it can be, in the operator's own thread.
public interface Share extends AutoCloseable {

    /// How many bytes the operator may hold now. Changes with what others hold. Never less than 0; an operator has
    /// to get along with its fixed buffers then.
    long bytes();

    /// Says how many bytes the operator holds now that it could spill.
    void holds(long bytes);

    /// Leaves the share to others.
    @Override
    void close();
}
