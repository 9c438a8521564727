package dev.leat.sources.fs;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Plugin;
import dev.leat.api.source.Store;
import dev.leat.tck.PluginContract;
import dev.leat.tck.StoreContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest implements StoreContract {

    @TempDir
    private Path folder;

    @Override
    public Store open(Environment environment) {
        return new FileStore(environment.memory());
    }

    @Override
    public URI folder() {
        return folder.toUri();
    }

    @Override
    public void create(Store store, String name) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
    }

    @Nested
    class Provider implements PluginContract {
        @Override
        public Plugin plugin() {
            return new FileStoreProvider();
        }
    }
}
