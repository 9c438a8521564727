package dev.leat.formats.parquet;

import dev.leat.api.data.Field;
import dev.leat.api.data.Predicate;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.plugin.Options;
import dev.leat.api.sink.Sink;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Format;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Store;
import dev.leat.tck.LaneReading;
import dev.leat.tck.data.Table;
import dev.leat.tck.fakes.MemoryStore;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/// Reads Parquet as tests want it.
final class Parquet {

    static final URI NAME = URI.create("memory:/a.parquet");

    private Parquet() {}

    static Source open(byte[] file, Environment environment) throws IOException, InterruptedException {
        return open(file, environment, Map.of());
    }

    static Source open(byte[] file, Environment environment, Map<String, String> options)
            throws IOException, InterruptedException {
        var store = new MemoryStore(environment.memory());
        store.put(NAME, file);
        return open(store, environment, options);
    }

    static Source open(Store store, Environment environment, Map<String, String> options)
            throws IOException, InterruptedException {
        return format(environment, options).source(store, store.list(NAME));
    }

    private static Format format(Environment environment, Map<String, String> options) {
        var provider = new ParquetProvider();
        return provider.open(Options.of(provider, options), environment);
    }

    /// A file that Leat writes.
    static byte[] written(Table rows, Map<String, String> options) throws IOException, InterruptedException {
        var budget = new ArenaBudget(256 << 20);
        var store = new MemoryStore(budget);
        try (Arena arena = Arena.ofShared();
                Sink sink = format(budget.environment(), options)
                        .sink(store.write(NAME, Store.Existing.KEEP), rows.schema())) {
            sink.write(rows.batch(arena));
            sink.flush();
            Blob blob = store.list(NAME).getFirst();
            MemorySegment bytes = arena.allocate(blob.bytes());
            store.read(blob, 0, bytes);
            return bytes.toArray(ValueLayout.JAVA_BYTE);
        }
    }

    /// All rows, in their natural types.
    static Table rows(Path file, KernelMode kernels, IntSupplier batch) throws IOException, InterruptedException {
        return rows(Files.readAllBytes(file), new ArenaBudget(256 << 20), kernels, batch);
    }

    static Table rows(byte[] file, ArenaBudget budget, KernelMode kernels, IntSupplier batch)
            throws IOException, InterruptedException {
        try (Source source = open(file, budget.environment(kernels))) {
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
}
