package dev.leat.formats.ndjson.write;

import dev.leat.api.data.Schema;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.sink.Sink;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Store.Existing;
import dev.leat.formats.ndjson.NdjsonProvider;
import dev.leat.tck.LaneReading;
import dev.leat.tck.SinkContract;
import dev.leat.tck.data.Cuts;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.fakes.MemoryStore;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;

final class NdjsonSinkContractTest implements SinkContract {

    private static final Schema SCHEMA = RandomBatches.schema(List.of(
            Type.BOOL, Type.INT64, Type.FLOAT64, new Type.Timestamp(TimeUnit.MICROS, "Z"), Type.UTF8, Type.DICTIONARY));

    private static final URI NAME = URI.create("memory:/out.ndjson");

    @Override
    public Target target() {
        var budget = new ArenaBudget(1 << 30);
        var store = new MemoryStore(budget);
        var provider = new NdjsonProvider();
        var options = Options.of(provider, Map.of());
        return new Target() {
            @Override
            public Schema schema() {
                return SCHEMA;
            }

            @Override
            public Sink open(Environment environment) throws IOException, InterruptedException {
                return provider.open(options, environment).sink(store.write(NAME, Existing.REPLACE), SCHEMA);
            }

            @Override
            public List<List<Object>> visible() throws IOException, InterruptedException {
                List<Blob> blobs;
                try {
                    blobs = store.list(NAME);
                } catch (NoSuchFileException _) {
                    return List.of();
                }
                if (blobs.getFirst().bytes() == 0) {
                    return List.of();
                }
                var all = new Scan(SCHEMA.fields(), dev.leat.api.data.Predicate.ALL, Scan.Digits.REFUSE);
                try (Source source =
                        provider.open(options, budget.environment()).source(store, blobs)) {
                    return LaneReading.rows(source, all, Cuts.all(100)).rows();
                }
            }
        };
    }
}
