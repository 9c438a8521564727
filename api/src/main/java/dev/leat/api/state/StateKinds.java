package dev.leat.api.state;

/// The kinds of keyed state that there are, of which an operator chooses by what its user says. Thread-safe.
@FunctionalInterface
public interface StateKinds {

    /// For engines that have none.
    StateKinds NONE = choice -> {
        throw new IllegalArgumentException("no state '" + choice + "': there is no plugin that keeps state by key");
    };

    /// Those of a kind. Opens nothing.
    ///
    /// @param choice `NAME` or `NAME:key=value,key=value`
    /// @throws IllegalArgumentException for a name, an option or a value that is not valid (lists what is), or for
    ///     a kind that cannot work in this process (says why)
    KeyedStates of(String choice);
}
