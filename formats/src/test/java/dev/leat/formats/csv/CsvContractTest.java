package dev.leat.formats.csv;

import dev.leat.api.data.Type;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;
import dev.leat.api.source.Format;
import dev.leat.api.source.Source;
import dev.leat.tck.FormatContract;
import dev.leat.tck.PluginContract;
import dev.leat.tck.SourceContract;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.fakes.MemoryStore;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

class CsvContractTest implements FormatContract, PluginContract {

    @Override
    public Format open(Environment environment) {
        var provider = new CsvProvider();
        return provider.open(Options.of(provider, Map.of()), environment);
    }

    @Override
    public Plugin plugin() {
        return new CsvProvider();
    }

    @Override
    public List<Type> types() {
        return RandomBatches.ALL_TYPES.stream()
                .filter(type -> !type.equals(Type.BINARY))
                .toList();
    }

    @Nested
    class Reading implements SourceContract {
        @Override
        public Source open(Environment environment) throws IOException, InterruptedException {
            var store = new MemoryStore(environment.memory());
            var text = new StringBuilder("id,price,symbol,note,maker,time\n");
            for (int i = 0; i < 300; i++) {
                text.append(i % 40 == 3 ? "a line of too many fields,1,2,3,4,5,6,7\n" : "");
                text.append(i).append(',').append(i / 8.0).append(i % 3 == 0 ? ",BTC," : ",ETH,");
                text.append(i % 7 == 0 ? "\"two\nlines, \"\"quoted\"\"\"" : i % 5 == 0 ? "" : "plain");
                text.append(i % 2 == 0 ? ",true," : ",false,")
                        .append(1_700_000_000_000L + i)
                        .append('\n');
            }
            store.put(URI.create("memory:/a.csv"), text.toString().getBytes(StandardCharsets.UTF_8));
            return CsvContractTest.this.open(environment).source(store, store.list(URI.create("memory:/a.csv")));
        }
    }
}
