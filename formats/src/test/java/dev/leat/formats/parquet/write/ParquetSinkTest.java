package dev.leat.formats.parquet.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.formats.compression.BlockCompression;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.memory.ArenaBudget;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ParquetSinkTest {

    @TempDir
    private Path folder;

    private final ArenaBudget budget = new ArenaBudget(256 << 20);

    @ParameterizedTest
    @EnumSource(BlockCompression.class)
    void duckDbReadsEveryTypeInEveryCodec(BlockCompression compression) throws Exception {
        Table rows = rows(Seeds.next("codecs"), 3000);
        var style = new ParquetStyle(compression, 16 << 20, 1 << 20, true);

        Path file = write(rows, style, () -> 500);

        try (var duck = new DuckDb()) {
            assertSame(duck.rows(file, rows.schema()), rows);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 10, 3000, 1 << 14, 1 << 20})
    void duckDbReadsPagesOfAnySize(int page) throws Exception {
        Table rows = rows(Seeds.next("pages"), 4000);
        var style = new ParquetStyle(BlockCompression.ZSTD, 16 << 20, page, true);

        Path file = write(rows, style, () -> 500);

        try (var duck = new DuckDb()) {
            assertSame(duck.rows(file, rows.schema()), rows);
        }
    }

    @Test
    void theSameRowsAreTheSameBytesWhateverTheBatches() throws Exception {
        long seed = Seeds.next("batches");
        Table rows = rows(seed, 2500);
        var style = new ParquetStyle(BlockCompression.ZSTD, 1 << 16, 1 << 12, true);
        byte[] expected = Files.readAllBytes(write(rows, style, () -> 2500));

        var random = new Random(seed);
        for (IntSupplier sizes :
                List.<IntSupplier>of(() -> 1, () -> 2, () -> 7, () -> 1024, () -> 1 + random.nextInt(100))) {
            assertThat(Files.readAllBytes(write(rows, style, sizes))).isEqualTo(expected);
        }
    }

    private Table rows(long seed, int count) {
        Schema schema = RandomBatches.schema(RandomBatches.ALL_TYPES);
        Table rows = RandomBatches.of(seed).table(schema, count);
        List<List<Object>> fitting = new ArrayList<>();
        for (List<Object> row : rows.rows()) {
            List<Object> values = new ArrayList<>(row);
            for (int i = 0; i < schema.size(); i++) {
                // Parquet's decimals of 64 bits have 18 digits.
                if (schema.field(i).type() instanceof Type.Decimal && values.get(i) instanceof Long units) {
                    values.set(i, units % 1_000_000_000_000_000_000L);
                }
            }
            fitting.add(values);
        }
        return new Table(schema, fitting);
    }

    private static void assertSame(List<List<Object>> read, Table rows) {
        assertThat(read).hasSize(rows.rows().size());
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i)).as("row %d", i).isEqualTo(rows.rows().get(i));
        }
    }

    private Path write(Table rows, ParquetStyle style, IntSupplier sizes) throws Exception {
        Path file = Files.createTempFile(folder, "x", ".parquet");
        Files.delete(file);
        try (var sink = new ParquetSink(new FileOutput(file), rows.schema(), style, budget)) {
            for (int from = 0; from < rows.rows().size(); ) {
                int to = Math.min(rows.rows().size(), from + sizes.getAsInt());
                try (Arena arena = Arena.ofShared()) {
                    sink.write(rows.slice(from, to).batch(arena));
                }
                from = to;
            }
            sink.flush();
            assertThat(sink.bytesWritten()).isEqualTo(Files.size(file));
        }
        assertThat(budget.used()).isZero();
        return file;
    }
}
