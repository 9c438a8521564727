package dev.leat.formats.arrow;

import dev.leat.api.data.Type;
import dev.leat.api.plugin.Environment;
import dev.leat.api.source.Source;
import dev.leat.tck.SourceContract;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Table;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class ArrowContractTest {

    private static final Map<String, String> SMALL = Map.of("batch", "8KiB");

    private static byte[] file = new byte[0];
    private static byte[] packed = new byte[0];
    private static byte[] stream = new byte[0];

    @BeforeAll
    static void write() throws Exception {
        Table rows = RandomBatches.of(7).table(RandomBatches.schema(RandomBatches.ALL_TYPES), 400);
        file = Arrow.written(new ArrowProvider(), SMALL, rows, 100);
        packed = Arrow.written(new ArrowProvider(), Map.of("batch", "8KiB", "compression", "lz4"), rows, 100);
        stream = Arrow.written(new ArrowStreamProvider(), SMALL, rows, 100);
    }

    @Nested
    class Files implements SourceContract {
        @Override
        public Source open(Environment environment) throws IOException, InterruptedException {
            return Arrow.open(file, environment);
        }
    }

    @Nested
    class CompressedFiles implements SourceContract {
        @Override
        public Source open(Environment environment) throws IOException, InterruptedException {
            return Arrow.open(packed, environment);
        }
    }

    @Nested
    class Streams implements SourceContract {
        @Override
        public Source open(Environment environment) throws IOException, InterruptedException {
            return Arrow.open(stream, environment);
        }
    }

    @Nested
    class OneLongRecordBatch implements SourceContract {
        @Override
        public Source open(Environment environment) throws IOException, InterruptedException {
            Table rows = RandomBatches.withoutNulls(8)
                    .table(RandomBatches.schema(java.util.List.of(Type.INT64, Type.BOOL, Type.UTF8)), 1000);
            return Arrow.open(Arrow.written(new ArrowProvider(), Map.of(), rows, 1000), environment);
        }
    }
}
