package dev.leat.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.leat.api.data.Field;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.source.Scan;
import dev.leat.formats.parquet.JavaColumn.Cell;
import dev.leat.tck.data.Cuts;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.data.Table.Absent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files that parquet-java writes are read as they were given to it, cell by cell.
final class ParquetJavaComparisonTest {

    private static final int ROWS = 2000;

    @TempDir
    private Path folder;

    /// Without dictionaries, version 1 is PLAIN, and version 2 DELTA_BINARY_PACKED, DELTA_BYTE_ARRAY and RLE.
    @ParameterizedTest
    @CsvSource({
        "PARQUET_1_0, UNCOMPRESSED, 1024,    20000, 3000, true,  false",
        "PARQUET_1_0, SNAPPY,       1048576, 20000, 3000, true,  false",
        "PARQUET_1_0, GZIP,         4096,    100,   700,  false, false",
        "PARQUET_1_0, ZSTD,         1048576, 333,   1000, false, true",
        "PARQUET_2_0, UNCOMPRESSED, 1048576, 20000, 3000, false, false",
        "PARQUET_2_0, LZ4_RAW,      300,     20000, 3000, false, false",
        "PARQUET_2_0, SNAPPY,       4096,    20,    300,  true,  false",
        "PARQUET_2_0, ZSTD,         1048576, 1000,  3000, true,  true",
        "PARQUET_2_0, GZIP,         2048,    20000, 1500, false, true",
    })
    void readsWhatParquetJavaWrites(
            WriterVersion version,
            CompressionCodecName codec,
            int pageBytes,
            int pageRows,
            int groupRows,
            boolean dictionary,
            boolean streams)
            throws Exception {
        long seed = Seeds.next("ParquetJavaComparisonTest");
        var random = new Random(seed);
        var writer = new JavaWriter(version, codec, pageBytes, pageRows, groupRows, dictionary, streams, List.of());
        List<Type> types = new ArrayList<>();
        List<List<List<Object>>> stored = new ArrayList<>();
        List<List<Object>> expected = new ArrayList<>();
        for (JavaColumn column : JavaColumn.ALL) {
            var nulls = NullPattern.any(random);
            types.add(JavaWriter.type(column, nulls == NullPattern.NONE && random.nextBoolean()));
            List<Cell> pool = pool(column, random);
            List<List<Object>> values = new ArrayList<>();
            List<Object> reads = new ArrayList<>();
            for (int row = 0; row < ROWS; row++) {
                boolean absent = nulls.absent(row, random);
                Cell cell = pool.get(random.nextInt(pool.size()));
                values.add(absent ? List.of() : List.of(cell.stored()));
                reads.add(absent ? Absent.NULL : cell.read());
            }
            stored.add(values);
            expected.add(reads);
        }
        Path file = folder.resolve("a.parquet");
        writer.write(file, JavaWriter.schema(types), stored);

        for (KernelMode kernels : KernelMode.values()) {
            Table read = Parquet.rows(file, kernels, Cuts.random(seed));

            for (int column = 0; column < expected.size(); column++) {
                int index = column;
                assertThat(read.rows().stream().map(row -> row.get(index)).toList())
                        .as(
                                "seed %s, column %s",
                                seed, JavaColumn.ALL.get(column).name())
                        .isEqualTo(expected.get(column));
            }
        }
    }

    /// What values are drawn from: few make dictionaries, one makes runs.
    private static List<Cell> pool(JavaColumn column, Random random) {
        int size = List.of(1, 5, 400, ROWS).get(random.nextInt(4));
        List<Cell> pool = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            pool.add(column.making().apply(random));
        }
        return pool;
    }

    @Test
    void readsLeavesOfStructsBesideListsAndMaps() throws Exception {
        long seed = Seeds.next("ParquetJavaComparisonTest");
        var random = new Random(seed);
        MessageType schema = MessageTypeParser.parseMessageType("""
            message rows {
              required int64 i;
              optional group s { optional int64 x; required binary y (STRING); optional group t { optional double z; } }
              optional group l (LIST) { repeated group list { optional int32 element; } }
              optional group m (MAP) { repeated group key_value { required binary key; optional int32 value; } }
              repeated int32 bare;
              required group r { required int32 q; }
            }\
            """);
        List<List<Object>> expected = new ArrayList<>();
        Path file = folder.resolve("nested.parquet");
        JavaWriter.SMALL.write(file, schema, writer -> {
            for (long i = 0; i < 12_000; i++) {
                var row = new SimpleGroup(schema).append("i", i);
                List<Object> cells = new ArrayList<>(List.of(i, Absent.NULL, Absent.NULL, Absent.NULL, (int) i / 3));
                if (random.nextInt(4) > 0) {
                    var struct = row.addGroup("s");
                    if (random.nextInt(3) > 0) {
                        struct.add("x", i * 7);
                        cells.set(1, i * 7);
                    }
                    struct.add("y", "y" + i % 50);
                    cells.set(2, "y" + i % 50);
                    if (random.nextBoolean()) {
                        var inner = struct.addGroup("t");
                        if (random.nextBoolean()) {
                            inner.add("z", i / 4.0);
                            cells.set(3, i / 4.0);
                        }
                    }
                }
                if (random.nextBoolean()) {
                    var list = row.addGroup("l");
                    for (int n = random.nextInt(4); n > 0; n--) {
                        list.addGroup("list").add("element", n);
                    }
                }
                for (int n = random.nextInt(3); n > 0; n--) {
                    row.add("bare", n);
                }
                row.addGroup("r").add("q", (int) i / 3);
                writer.write(row);
                expected.add(cells);
            }
        });

        Table read = Parquet.rows(file, KernelMode.SCALAR, Cuts.random(seed));

        assertThat(read.schema().names()).containsExactly("i", "s.x", "s.y", "s.t.z", "r.q");
        assertThat(read.rows()).as("seed %s", seed).isEqualTo(expected);
        for (String column : List.of("l.list.element", "m.key_value.key", "bare")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Parquet.rows(
                            Files.readAllBytes(file),
                            List.of(new Field(column, dev.leat.api.data.Type.INT32)),
                            Scan.Digits.REFUSE))
                    .withMessage("cannot read column '" + column + "': it is below a list or a map, '"
                            + List.of(column.split("\\.")).getFirst()
                            + "', and only columns of one value a row can be read");
        }
    }

    /// Where nulls are.
    private enum NullPattern {
        NONE,
        ALL,
        FEW,
        MANY,
        EVERY_OTHER,
        BLOCKS;

        static NullPattern any(Random random) {
            return values()[random.nextInt(values().length)];
        }

        boolean absent(int row, Random random) {
            return switch (this) {
                case NONE -> false;
                case ALL -> true;
                case FEW -> random.nextInt(20) == 0;
                case MANY -> random.nextInt(20) > 0;
                case EVERY_OTHER -> row % 2 == 0;
                case BLOCKS -> row / 450 % 2 == 0;
            };
        }
    }
}
