package dev.leat.api.state;

import java.io.IOException;

/// A kind of [KeyedState], ready to be opened as often as an operator wants. Thread-safe.
public interface KeyedStates {

    /// Opens one. For those that keep what they have, it may have keys from before.
    ///
    /// @param owner whose it is, in words for people: `keys seen`
    /// @param stateBytes the bytes of each state
    /// @throws dev.leat.api.memory.MemoryExceededException where the budget has no room for it
    /// @throws IllegalArgumentException for a size of no state
    KeyedState open(String owner, long stateBytes) throws IOException, InterruptedException;

    /// Whether keys and states are taken from the budget. Those that are not can be more than memory.
    boolean inBudget();
}
