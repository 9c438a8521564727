package dev.leat.formats.parquet.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.formats.compression.BlockCompression;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.data.Table.Absent;
import dev.leat.tck.memory.ArenaBudget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// parquet-java finds in the filters what is there, and little of what is not.
final class BloomFilterTest {

    private static final Schema SCHEMA = Schema.of(
            new Field("i", Type.INT32),
            new Field("l", Type.INT64),
            new Field("t", Type.UTF8),
            new Field("d", Type.DICTIONARY),
            new Field("none", Type.INT64),
            new Field("b", Type.BOOL));

    private static final int ROWS = 20_000;

    @TempDir
    private Path folder;

    @Test
    void findsWhatIsThereAndLittleOfWhatIsNot() throws Exception {
        long seed = Seeds.next("BloomFilterTest");
        Table rows = rows(new Random(seed));
        Path file = written(rows, List.of("i", "l", "t", "d", "none"));

        try (var reader = ParquetFileReader.open(new LocalInputFile(file))) {
            assertThat(reader.getRowGroups()).hasSizeGreaterThan(1);
            int row = 0;
            for (BlockMetaData group : reader.getRowGroups()) {
                int end = row + (int) group.getRowCount();
                for (ColumnChunkMetaData chunk : group.getColumns().subList(0, 4)) {
                    BloomFilter filter = reader.getBloomFilterDataReader(group).readBloomFilter(chunk);
                    int column = SCHEMA.index(chunk.getPath().toDotString());
                    for (int i = row; i < end; i++) {
                        Object value = rows.rows().get(i).get(column);
                        if (value != Absent.NULL) {
                            assertThat(filter.findHash(hash(filter, value)))
                                    .as("seed %s, %s", seed, value)
                                    .isTrue();
                        }
                    }
                    int found = 0;
                    for (int i = 0; i < 10_000; i++) {
                        found += filter.findHash(hash(filter, "not there " + i)) ? 1 : 0;
                    }
                    assertThat(found).as("seed %s, column %s", seed, column).isLessThan(300);
                }
                row = end;
            }
        }
    }

    @Test
    void areAsSmallAsTheirValuesAreFew() throws Exception {
        Table rows = rows(new Random(1));
        Path file = written(rows, List.of("l", "d", "none"));

        WrittenFile written = WrittenFile.of(file);
        assertThat(written.column(0, 1).getBloom_filter_length()).isBetween(4_000, 20_000);
        assertThat(written.column(0, 3).getBloom_filter_length()).isLessThan(200);
        assertThat(written.column(0, 0).isSetBloom_filter_offset()).isFalse();
        assertThat(written.column(0, 4).isSetBloom_filter_offset()).isFalse();
    }

    @Test
    void areRefusedForColumnsThatCannotHaveOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(rows(new Random(1)), List.of("b")))
                .withMessage("column 'b' is bool, which has no bloom filter");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(rows(new Random(1)), List.of("x")))
                .withMessageContaining("no column 'x'");
    }

    private Path written(Table rows, List<String> blooms) throws Exception {
        var style = new ParquetStyle(BlockCompression.NONE, 1 << 18, 1 << 14, true, blooms);
        return new Written(folder, new ArenaBudget(64 << 20)).file(rows, style);
    }

    private static long hash(BloomFilter filter, Object value) {
        return switch (value) {
            case Integer number -> filter.hash(number.intValue());
            case Long number -> filter.hash(number.longValue());
            default -> filter.hash(Binary.fromString(value.toString()));
        };
    }

    private static Table rows(Random random) {
        List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rows.add(List.of(
                    random.nextInt(),
                    random.nextLong(),
                    "text " + random.nextInt(),
                    random.nextInt(3) == 0 ? Absent.NULL : "word " + random.nextInt(4),
                    Absent.NULL,
                    true));
        }
        return new Table(SCHEMA, rows);
    }
}
