package dev.leat.api.state;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;

/// Finds a kind of keyed state by name.
public interface KeyedStateProvider extends Plugin {

    /// Makes nothing yet, in memory or on any disk.
    ///
    /// @throws IllegalArgumentException where it cannot work in this process; says why
    KeyedStates open(Options options, Environment environment);
}
