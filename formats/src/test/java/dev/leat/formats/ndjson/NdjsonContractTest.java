package dev.leat.formats.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

class NdjsonContractTest implements FormatContract, PluginContract {

    @Override
    public Format open(Environment environment) {
        var provider = new NdjsonProvider();
        return provider.open(Options.of(provider, Map.of()), environment);
    }

    @Override
    public Plugin plugin() {
        return new NdjsonProvider();
    }

    @Override
    public List<Type> types() {
        return RandomBatches.ALL_TYPES.stream()
                .filter(type -> !type.equals(Type.BINARY))
                .toList();
    }

    /// There is nothing in a file without rows that would tell its columns, but for a schema.
    @Override
    @Test
    public void noRowsAreNoRows() throws Exception {
        Ndjson empty = Ndjson.text("").option("schema", "{\"columns\": [{\"name\": \"a\", \"type\": \"int64\"}]}");

        assertThat(empty.rows()).isEmpty();
        assertThat(empty.schema().names()).containsExactly("a");
    }

    @Nested
    class Reading implements SourceContract {
        @Override
        public Source open(Environment environment) throws IOException, InterruptedException {
            var store = new MemoryStore(environment.memory());
            var text = new StringBuilder();
            for (int i = 0; i < 300; i++) {
                text.append(i % 40 == 3 ? "{\"id\": 1, \"price\"}\n" : "").append(i % 50 == 7 ? " \r\n" : "");
                text.append("{\"id\": ").append(i).append(", \"price\": ").append(i / 8.0);
                text.append(i % 3 == 0 ? ", \"symbol\": \"BTC\"" : ", \"symbol\": \"E\\u0054H\"");
                text.append(
                        i % 7 == 0
                                ? ", \"note\": \"two\\nlines, \\\"quoted\\\"\""
                                : i % 5 == 0 ? "" : ", \"note\": \"é\"");
                text.append(", \"more\": {\"maker\": ")
                        .append(i % 2 == 0)
                        .append(", \"list\": [")
                        .append(i);
                text.append("]}, \"time\": \"2024-08-08T23:54:")
                        .append(10 + i % 50)
                        .append("Z\"}\r\n");
            }
            store.put(URI.create("memory:/a"), text.toString().getBytes(StandardCharsets.UTF_8));
            var provider = new NdjsonProvider();
            return provider.open(Options.of(provider, Map.of("split", "3kB", "window", "1kB")), environment)
                    .source(store, store.list(URI.create("memory:/a")));
        }
    }
}
