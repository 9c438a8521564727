package dev.leat.sources.fs;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.source.Store;
import dev.leat.api.source.StoreProvider;

/// Opens standard output.
public final class StandardOutputStoreProvider implements StoreProvider {

    @Override
    public String name() {
        return "stdout";
    }

    @Override
    public String summary() {
        return "standard output, to write to";
    }

    @Override
    public Store open(Options options, Environment environment) {
        return new StandardOutputStore();
    }
}
