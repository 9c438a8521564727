package dev.leat.formats.parquet;

import dev.leat.api.data.Field;
import dev.leat.api.data.Predicate;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.plugin.Options;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.tck.LaneReading;
import dev.leat.tck.data.Table;
import dev.leat.tck.fakes.MemoryStore;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
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
        var store = new MemoryStore(environment.memory());
        store.put(NAME, file);
        var provider = new ParquetProvider();
        return provider.open(Options.of(provider, Map.of()), environment).source(store, store.list(NAME));
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
