package dev.leat.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.plugin.Options;
import dev.leat.api.source.Source;
import dev.leat.tck.fakes.MemoryStore;
import dev.leat.tck.memory.ArenaBudget;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Columns are guessed within bounds, whatever is in the first rows.
final class CsvSampleTest {

    private static final URI NAME = URI.create("memory:/a.csv");

    @Test
    void hugeRowsAreLookedAtFewAtATime() throws Exception {
        String row = "x".repeat(60_000) + ",1\n";

        assertThat(columns("text,number\n" + row.repeat(300), 12 << 20)).isEqualTo("[text utf8, number int64]");
    }

    @Test
    void whatIsTooLongToBeANameIsNone() throws Exception {
        assertThat(columns("x".repeat(5000) + ",number\na,1\n", 64 << 20)).isEqualTo("[column0 utf8, number int64]");
    }

    @Test
    void whatIsTooLongToBeLookedAtIsText() throws Exception {
        assertThat(columns("a,b\n1" + " ".repeat(5000) + ",1\n", 64 << 20)).isEqualTo("[a utf8, b int64]");
    }

    private static String columns(String text, long memory) throws Exception {
        var budget = new ArenaBudget(memory);
        var store = new MemoryStore(budget);
        store.put(NAME, text.getBytes(StandardCharsets.UTF_8));
        var provider = new CsvProvider();
        var options = Options.of(provider, Map.of("header", "true"));
        try (Source source = provider.open(options, new Environment(budget, KernelMode.SCALAR, 1))
                .source(store, store.list(NAME))) {
            return source.schema().fields().toString();
        }
    }
}
