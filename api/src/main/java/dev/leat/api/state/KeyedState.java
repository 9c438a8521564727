package dev.leat.api.state;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// A fixed number of bytes for each of many keys, which are bytes too, of any length up to [#MOST_KEY_BYTES]. For one
/// thread.
///
/// Keys and state are native segments. State is aligned to 8 bytes.
public interface KeyedState extends AutoCloseable {

    /// The longest key.
    long MOST_KEY_BYTES = 64 << 10;

    /// The largest state.
    long MOST_STATE_BYTES = 64 << 10;

    /// The bytes of each state.
    long stateBytes();

    /// How many keys there are.
    long keys();

    /// Whether the key is there.
    boolean has(MemorySegment key) throws IOException, InterruptedException;

    /// The state of a key, to be read and changed in place, until anything else is asked of this object. A key that
    /// was not there is from now on, and its state is zeros.
    ///
    /// @throws dev.leat.api.memory.MemoryExceededException where there is no room in memory for one more key; all
    ///     others are as they were
    /// @throws dev.leat.api.spill.SpillExceededException likewise on a disk
    /// @throws IllegalArgumentException for a key that is too long
    MemorySegment state(MemorySegment key) throws IOException, InterruptedException;

    /// Forgets a key, if it is there.
    void remove(MemorySegment key) throws IOException, InterruptedException;

    /// Visits every key once. States may be changed meanwhile, keys neither added nor removed.
    ///
    /// The order is the same for the same calls before.
    void forEach(Visitor visitor) throws IOException, InterruptedException;

    /// Ends. Keys are gone then, unless its kind keeps them.
    @Override
    void close() throws IOException;

    /// Looks at keys and states, which are lent for the call.
    @FunctionalInterface
    interface Visitor {
        void visit(MemorySegment key, MemorySegment state) throws IOException, InterruptedException;
    }
}
