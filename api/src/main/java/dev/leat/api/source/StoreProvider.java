package dev.leat.api.source;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;

/// Finds a store by the scheme of a URI, which is its name.
public interface StoreProvider extends Plugin {

    Store open(Options options, Environment environment);
}
