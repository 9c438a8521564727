package dev.leat.formats.parquet.write;

import dev.leat.api.data.Schema;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.api.plugin.Environment;
import dev.leat.api.sink.Sink;
import dev.leat.tck.SinkContract;
import dev.leat.tck.data.RandomBatches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

final class ParquetSinkContractTest implements SinkContract {

    private static final Schema SCHEMA = RandomBatches.schema(List.of(
            Type.BOOL, Type.INT64, Type.FLOAT64, new Type.Timestamp(TimeUnit.MICROS, "Z"), Type.UTF8, Type.DICTIONARY));

    @TempDir
    private Path folder;

    @Override
    public Target target() throws IOException {
        Path file = Files.createTempDirectory(folder, "target").resolve("x.parquet");
        return new Target() {
            @Override
            public Schema schema() {
                return SCHEMA;
            }

            @Override
            public Sink open(Environment environment) throws IOException, InterruptedException {
                return new ParquetSink(new FileOutput(file), SCHEMA, ParquetStyle.PLAIN, environment);
            }

            @Override
            public List<List<Object>> visible() throws IOException {
                if (!Files.exists(file)) {
                    return List.of();
                }
                try (var duck = new DuckDb()) {
                    return duck.rows(file, SCHEMA);
                } catch (SQLException e) {
                    throw new IOException(e);
                }
            }
        };
    }
}
