package dev.leat.formats.parquet.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.tck.data.Cuts;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.data.Table.Absent;
import dev.leat.tck.memory.ArenaBudget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.parquet.format.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Columns that come as codes.
final class CodedColumnTest {

    private static final Schema SCHEMA = Schema.of(new Field("c", Type.DICTIONARY), new Field("d", Type.DICTIONARY));

    @TempDir
    private Path folder;

    /// Of more texts than a dictionary takes, a chunk goes on without one.
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 300, 6000, 20_000})
    void areReadBackWhateverTheBatchesAndTheirDictionaries(int texts) throws Exception {
        long seed = Seeds.next("CodedColumnTest");
        Table rows = rows(new Random(seed), texts, 6000);
        var written = new Written(folder, new ArenaBudget(256 << 20));
        var style = Written.sizes(1 << 18, 1 << 14);

        Path whole = written.file(rows, style);
        Path cut = written.file(rows, style, Cuts.random(seed));

        try (var duck = new DuckDb()) {
            assertThat(duck.rows(whole, SCHEMA)).as("seed %s", seed).isEqualTo(rows.rows());
        }
        assertThat(ParquetJava.rows(whole, SCHEMA)).as("seed %s", seed).isEqualTo(rows.rows());
        assertThat(Files.readAllBytes(cut)).as("seed %s", seed).isEqualTo(Files.readAllBytes(whole));
    }

    @Test
    void areTheSamePagesAsTexts() throws Exception {
        Table coded = rows(new Random(5), 300, 6000);
        Table texts = new Table(Schema.of(new Field("c", Type.UTF8), new Field("d", Type.UTF8)), coded.rows());
        var written = new Written(folder, new ArenaBudget(256 << 20));

        var one = WrittenFile.of(written.file(coded, Written.ZSTD));
        var other = WrittenFile.of(written.file(texts, Written.ZSTD));

        assertThat(one.meta().getRow_groups()).isEqualTo(other.meta().getRow_groups());
        assertThat(one.column(0, 0).getEncodings()).contains(Encoding.RLE_DICTIONARY);
    }

    private static Table rows(Random random, int texts, int count) {
        List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            String text = Integer.toString(random.nextInt(texts), 36).repeat(1 + random.nextInt(2));
            Object nullable = random.nextInt(5) == 0 ? Absent.NULL : "text " + random.nextInt(texts);
            rows.add(List.of(text, nullable));
        }
        return new Table(SCHEMA, rows);
    }
}
