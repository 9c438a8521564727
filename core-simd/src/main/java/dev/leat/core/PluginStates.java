package dev.leat.core;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.state.KeyedStateProvider;
import dev.leat.api.state.KeyedStates;
import dev.leat.api.state.StateKinds;
import java.util.List;

/// The kinds of keyed state that plugins have.
record PluginStates(List<KeyedStateProvider> providers, Environment environment) implements StateKinds {
    PluginStates {
        providers = List.copyOf(providers);
    }

    @Override
    public KeyedStates of(String choice) {
        PluginChoice parsed = PluginChoice.parse("a state", choice);
        KeyedStateProvider provider = Plugins.named("state", parsed.name(), providers);
        return provider.open(Options.of(provider, parsed.options()), environment);
    }
}
