package dev.leat.sources.fs;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.source.Store;
import dev.leat.api.source.StoreProvider;

/// Opens local files.
public final class FileStoreProvider implements StoreProvider {

    @Override
    public String name() {
        return "file";
    }

    @Override
    public String summary() {
        return "local files, patterns and folders";
    }

    @Override
    public Store open(Options options, Environment environment) {
        return new FileStore(environment.memory());
    }
}
