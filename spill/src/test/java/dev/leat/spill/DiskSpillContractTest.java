package dev.leat.spill;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;
import dev.leat.api.spill.Spill;
import dev.leat.tck.PluginContract;
import dev.leat.tck.SpillContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class DiskSpillContractTest {

    @TempDir
    private Path folder;

    @Nested
    class Plain implements SpillContract {
        @Override
        public Spill open(Environment environment) {
            return spill(environment, Map.of());
        }

        @Override
        public long left() throws IOException {
            return count();
        }
    }

    @Nested
    class InLz4 implements SpillContract {
        @Override
        public Spill open(Environment environment) {
            return spill(environment, Map.of("compression", "lz4", "block", "4KiB"));
        }

        @Override
        public long left() throws IOException {
            return count();
        }
    }

    @Nested
    class InZstd implements SpillContract {
        @Override
        public Spill open(Environment environment) {
            return spill(environment, Map.of("compression", "zstd"));
        }

        @Override
        public long left() throws IOException {
            return count();
        }
    }

    @Nested
    class Encrypted implements SpillContract {
        @Override
        public Spill open(Environment environment) {
            return spill(environment, Map.of("encryption", "true", "block", "4KiB"));
        }

        @Override
        public long left() throws IOException {
            return count();
        }
    }

    @Nested
    class EncryptedInLz4 implements SpillContract {
        @Override
        public Spill open(Environment environment) {
            return spill(environment, Map.of("encryption", "true", "compression", "lz4"));
        }

        @Override
        public long left() throws IOException {
            return count();
        }
    }

    @Nested
    class TheProvider implements PluginContract {
        @Override
        public Plugin plugin() {
            return new DiskSpillProvider();
        }
    }

    private Spill spill(Environment environment, Map<String, String> options) {
        var provider = new DiskSpillProvider();
        Map<String, String> all = new HashMap<>(options);
        all.put("folders", folder.toString());
        all.put("max", Long.toString(SpillContract.CAP));
        return provider.open(Options.of(provider, all), environment);
    }

    private long count() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.count() - 1;
        }
    }
}
