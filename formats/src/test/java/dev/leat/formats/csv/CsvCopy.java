package dev.leat.formats.csv;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Predicate;
import dev.leat.api.plugin.Options;
import dev.leat.api.sink.Sink;
import dev.leat.api.source.Format;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import dev.leat.api.source.Store.Existing;
import dev.leat.tck.fakes.MemoryStore;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Copies CSV to CSV in memory, split by split, as an engine does.
final class CsvCopy {

    private final Map<String, String> options = new HashMap<>();
    private final ArenaBudget budget = new ArenaBudget(1 << 30);
    private final MemoryStore store = new MemoryStore(budget);
    private int batchRows = 1000;
    private URI to = URI.create("memory:/out.csv");

    CsvCopy option(String key, String value) {
        options.put(key, value);
        return this;
    }

    CsvCopy to(String name) {
        to = URI.create("memory:/" + name);
        return this;
    }

    CsvCopy batchRows(int rows) {
        batchRows = rows;
        return this;
    }

    String text(String text) throws IOException, InterruptedException {
        return new String(bytes(text), StandardCharsets.UTF_8);
    }

    /// @throws AssertionError where memory is still held at the end
    byte[] bytes(String text) throws IOException, InterruptedException {
        URI from = URI.create("memory:/in.csv");
        store.put(from, text.getBytes(StandardCharsets.UTF_8));
        var provider = new CsvProvider();
        Format format = provider.open(Options.of(provider, options), budget.environment());
        try (Source source = format.source(store, store.list(from));
                Sink sink = format.sink(store.write(to, Existing.REPLACE), source.schema())) {
            copy(source, sink);
            sink.flush();
        }
        if (budget.used() != 0) {
            throw new AssertionError(budget.used() + " bytes are still held");
        }
        return stored(store, to);
    }

    private void copy(Source source, Sink sink) throws IOException, InterruptedException {
        var scan = new Scan(source.schema().fields(), Predicate.ALL, Scan.Digits.REFUSE);
        for (Split split : source.splits(scan)) {
            try (Reader reader = source.open(split, scan, Position.START)) {
                boolean more = true;
                while (more) {
                    try (Arena arena = Arena.ofConfined()) {
                        var builder = new BatchBuilder(source.schema(), batchRows, arena);
                        more = reader.read(builder);
                        if (!builder.rejects().isEmpty()) {
                            throw source.explain(split, builder.rejects().getFirst());
                        }
                        sink.write(builder.build(Origin.NOWHERE));
                    }
                }
            }
        }
    }

    static byte[] stored(MemoryStore store, URI to) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            var blob = store.list(to).getFirst();
            MemorySegment bytes = arena.allocate(blob.bytes());
            store.read(blob, 0, bytes);
            return bytes.toArray(ValueLayout.JAVA_BYTE);
        }
    }
}
