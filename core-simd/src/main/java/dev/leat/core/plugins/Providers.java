package dev.leat.core.plugins;

import dev.leat.api.plugin.Plugin;
import java.util.List;

/// The providers that some JARs have.
public sealed interface Providers permits OurProviders, ModuleProviders, ClassProviders {

    /// Those of the module path and the class path.
    static Providers ours() {
        return new OurProviders();
    }

    /// All of one kind.
    ///
    /// @throws IllegalArgumentException where one of a dropped plugin cannot be made; names that
    <P extends Plugin> List<P> of(Class<P> kind);
}
