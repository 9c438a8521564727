package dev.leat.formats.parquet;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;
import dev.leat.api.source.Format;
import dev.leat.tck.FormatContract;
import dev.leat.tck.PluginContract;
import java.util.Map;
import org.junit.jupiter.api.Nested;

class ParquetFormatContractTest implements FormatContract, PluginContract {

    @Override
    public Format open(Environment environment) {
        var provider = new ParquetProvider();
        return provider.open(Options.of(provider, Map.of()), environment);
    }

    @Override
    public Plugin plugin() {
        return new ParquetProvider();
    }

    @Nested
    class OfTinyPages implements FormatContract {
        @Override
        public Format open(Environment environment) {
            var provider = new ParquetProvider();
            Map<String, String> options = Map.of("page", "1KiB", "row-group", "16KiB", "compression", "snappy");
            return provider.open(Options.of(provider, options), environment);
        }
    }
}
