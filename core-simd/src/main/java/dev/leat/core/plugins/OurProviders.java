package dev.leat.core.plugins;

import dev.leat.api.plugin.Plugin;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/// Those that came with Leat, or that its user has put on its path.
record OurProviders() implements Providers {
    @Override
    public <P extends Plugin> List<P> of(Class<P> kind) {
        List<P> found = new ArrayList<>();
        ServiceLoader.load(kind).forEach(found::add);
        return found;
    }
}
