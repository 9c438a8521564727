package dev.leat.formats.arrow;

import dev.leat.api.data.Schema;
import dev.leat.api.plugin.Environment;
import dev.leat.api.sink.Sink;
import dev.leat.api.source.Blob;
import dev.leat.api.source.FormatProvider;
import dev.leat.api.source.Source;
import dev.leat.api.source.Store.Existing;
import dev.leat.tck.LaneReading;
import dev.leat.tck.SinkContract;
import dev.leat.tck.data.Cuts;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.fakes.MemoryStore;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

class ArrowSinkContractTest {

    private static final Schema SCHEMA = RandomBatches.schema(RandomBatches.ALL_TYPES);

    @Nested
    class Files implements SinkContract {
        @Override
        public Target target() {
            return new Written(new ArrowProvider(), Map.of("batch", "16KiB"));
        }
    }

    @Nested
    class CompressedFiles implements SinkContract {
        @Override
        public Target target() {
            return new Written(new ArrowProvider(), Map.of("batch", "16KiB", "compression", "lz4"));
        }
    }

    @Nested
    class Streams implements SinkContract {
        @Override
        public Target target() {
            return new Written(new ArrowStreamProvider(), Map.of("batch", "16KiB"));
        }
    }

    private static final class Written implements SinkContract.Target {

        private final ArenaBudget budget = new ArenaBudget(1 << 30);
        private final MemoryStore store = new MemoryStore(budget);
        private final FormatProvider provider;
        private final Map<String, String> options;

        Written(FormatProvider provider, Map<String, String> options) {
            this.provider = provider;
            this.options = options;
        }

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public Sink open(Environment environment) throws IOException, InterruptedException {
            return Arrow.format(provider, options, environment).sink(store.write(Arrow.NAME, Existing.REPLACE), SCHEMA);
        }

        @Override
        public List<List<Object>> visible() throws IOException, InterruptedException {
            List<Blob> blobs;
            try {
                blobs = store.list(Arrow.NAME);
            } catch (NoSuchFileException _) {
                return List.of();
            }
            try (Source source =
                    Arrow.format(provider, Map.of(), budget.environment()).source(store, blobs)) {
                return LaneReading.rows(source, Arrow.scan(SCHEMA.fields()), Cuts.all(100))
                        .rows();
            }
        }
    }
}
