package dev.leat.formats.arrow;

import dev.leat.api.data.Field;
import dev.leat.api.data.Predicate;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.source.Format;
import dev.leat.api.source.FormatProvider;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Store.Existing;
import dev.leat.tck.LaneReading;
import dev.leat.tck.data.Table;
import dev.leat.tck.fakes.MemoryStore;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/// Reads and writes Arrow as tests want it.
final class Arrow {

    static final URI NAME = URI.create("memory:/a.arrow");

    private Arrow() {}

    static Format format(FormatProvider provider, Map<String, String> options, Environment environment) {
        return provider.open(Options.of(provider, options), environment);
    }

    static Source open(byte[] file, Environment environment) throws IOException, InterruptedException {
        var store = new MemoryStore(environment.memory());
        store.put(NAME, file);
        return format(new ArrowProvider(), Map.of(), environment).source(store, store.list(NAME));
    }

    /// All rows, in their natural types.
    static Table rows(byte[] file, ArenaBudget budget, IntSupplier batch) throws IOException, InterruptedException {
        try (Source source = open(file, budget.environment())) {
            return LaneReading.rows(source, scan(source.schema().fields()), batch);
        }
    }

    static Table rows(byte[] file, List<Field> columns, Scan.Digits digits) throws IOException, InterruptedException {
        try (Source source = open(file, new ArenaBudget(256 << 20).environment())) {
            return LaneReading.rows(source, new Scan(columns, Predicate.ALL, digits), () -> 1000);
        }
    }

    static Scan scan(List<Field> columns) {
        return new Scan(columns, Predicate.ALL, Scan.Digits.REFUSE);
    }

    /// What the format makes of rows, written in batches of some size.
    static byte[] written(FormatProvider provider, Map<String, String> options, Table rows, int size)
            throws IOException, InterruptedException {
        var budget = new ArenaBudget(256 << 20);
        var store = new MemoryStore(budget);
        try (var sink = format(provider, options, budget.environment())
                .sink(store.write(NAME, Existing.REPLACE), rows.schema())) {
            for (int from = 0; from < rows.rows().size(); from += size) {
                try (Arena arena = Arena.ofShared()) {
                    sink.write(rows.slice(from, Math.min(rows.rows().size(), from + size))
                            .batch(arena));
                }
            }
            sink.flush();
        }
        var blob = store.list(NAME).getFirst();
        try (Arena arena = Arena.ofConfined()) {
            var bytes = arena.allocate(blob.bytes());
            store.read(blob, 0, bytes);
            return bytes.toArray(ValueLayout.JAVA_BYTE);
        }
    }
}
