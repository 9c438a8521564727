package dev.leat.formats.arrow;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Plugin;
import dev.leat.api.source.Format;
import dev.leat.tck.FormatContract;
import dev.leat.tck.PluginContract;
import java.util.Map;
import org.junit.jupiter.api.Nested;

class ArrowFormatContractTest implements FormatContract, PluginContract {

    @Override
    public Format open(Environment environment) {
        return Arrow.format(new ArrowProvider(), Map.of(), environment);
    }

    @Override
    public Plugin plugin() {
        return new ArrowProvider();
    }

    @Nested
    class OfStreams implements FormatContract, PluginContract {
        @Override
        public Format open(Environment environment) {
            return Arrow.format(new ArrowStreamProvider(), Map.of(), environment);
        }

        @Override
        public Plugin plugin() {
            return new ArrowStreamProvider();
        }
    }

    @Nested
    class OfSmallBatchesOfZstd implements FormatContract {
        @Override
        public Format open(Environment environment) {
            return Arrow.format(
                    new ArrowProvider(), Map.of("batch", "4KiB", "split", "1KiB", "compression", "zstd"), environment);
        }
    }

    @Nested
    class OfStreamsOfSmallBatchesOfLz4 implements FormatContract {
        @Override
        public Format open(Environment environment) {
            return Arrow.format(new ArrowStreamProvider(), Map.of("batch", "4KiB", "compression", "lz4"), environment);
        }
    }
}
