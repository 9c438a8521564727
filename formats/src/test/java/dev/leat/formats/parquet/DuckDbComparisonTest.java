package dev.leat.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.plugin.KernelMode;
import dev.leat.tck.data.Cuts;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that DuckDB writes are read as DuckDB says they are, cell by cell.
final class DuckDbComparisonTest {

    private static final int ROWS = 20_000;

    /// Columns, how DuckDB makes them of a row number `i`, and how it writes what Leat reads.
    private static final List<Column> COLUMNS = List.of(
            new Column("truth", "random() < 0.5", "truth"),
            new Column("truths", "i // 700 % 2 = 0", "truths"),
            new Column("tiny", "(random() * 255 - 128)::tinyint", "tiny"),
            new Column("small", "(random() * 1000)::smallint", "small"),
            new Column("number", "(random() * 4e9 - 2e9)::int", "number"),
            new Column("rising", "(1700000000000 + i * 7)::bigint", "rising"),
            new Column("long", "((hash(i) % 9000000000000000)::bigint - 100) * 1000", "long"),
            new Column("u8", "(i % 256)::utinyint", "u8"),
            new Column("u32", "(random() * 4294967295)::uinteger", "u32"),
            new Column("u64", "hash(i)", "u64::varchar"),
            new Column("single", "random()::float", "single"),
            new Column("double", "random() * 1e6", "double"),
            new Column("price", "round(100 + random() * 10, 2)::double", "price"),
            new Column("d4", "(random() * 90)::decimal(4,2)", "(d4 * 100)::bigint"),
            new Column("d18", "(random() * 1e9)::decimal(18,6)", "(d18::decimal(38, 6) * 1000000)::hugeint::varchar"),
            new Column("d38", "(hash(i)::hugeint * 1000 + 1000)::decimal(38,10)", "replace(d38::varchar, '.', '')"),
            new Column("day", "date '1969-01-01' + (i % 9999)::int", "day - date '1970-01-01'"),
            new Column("clock", "time '00:00:00' + to_microseconds(i * 12345)", "epoch_us(clock)"),
            new Column("micros", "make_timestamp(i * 1234567 - 5000000000)", "epoch_us(micros)"),
            new Column("millis", "make_timestamp(i * 123000)::timestamp_ms", "epoch_ms(millis)"),
            new Column("nanos", "make_timestamp_ns(i * 1234567890123)", "epoch_ns(nanos)"),
            new Column("instant", "to_timestamp(i * 100)", "epoch_us(instant)"),
            new Column("word", "['BTC', 'ETH', 'SOL', '', 'Grüße'][1 + (random() * 4)::int]", "word"),
            new Column("text", "repeat(chr((97 + i % 26)::int), (random() * 40)::int) || i", "text"),
            new Column("shared", "'common/prefix/' || (i // 3)", "shared"),
            new Column("blob", "encode(repeat('x', i % 5) || i)", "lower(hex(blob))"),
            new Column("uuid", "gen_random_uuid()", "uuid::varchar"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compression uncompressed, parquet_version v1",
                "compression zstd, parquet_version v1, row_group_size 2048",
                "compression snappy, parquet_version v1, dictionary_size_limit 1",
                "compression gzip, parquet_version v2, row_group_size 4096",
                "compression lz4_raw, parquet_version v2, dictionary_size_limit 1",
                "compression zstd, parquet_version v2",
                "compression uncompressed, parquet_version v2, dictionary_size_limit 1, row_group_size 2048",
            })
    void readsWhatDuckDbWrites(String options) throws Exception {
        long seed = Seeds.next("DuckDbComparisonTest");
        var random = new Random(seed);
        List<String> nulls =
                List.of("false", "random() < 0.1", "i // 900 % 2 = 0", "i % 2 = 0", "true", "random() < 0.9");
        try (Duck duck = new Duck()) {
            duck.run("select setseed(" + random.nextDouble() + ")");
            for (String absent : nulls) {
                duck.run("create or replace table t as select "
                        + COLUMNS.stream()
                                .map(column -> "case when " + absent + " then null else " + column.making + " end as "
                                        + column.name)
                                .collect(Collectors.joining(", "))
                        + " from range(" + ROWS + ") r(i)");
                Path file = folder.resolve("a.parquet");
                duck.write("select * from t", file, options);

                KernelMode kernels = random.nextBoolean() ? KernelMode.SCALAR : KernelMode.VECTOR;
                Table read = Parquet.rows(file, kernels, Cuts.random(seed));

                assertSame(duck, read, "seed " + seed + ", " + options + ", null where " + absent);
            }
        }
    }

    private static void assertSame(Duck duck, Table read, String as) throws Exception {
        assertThat(read.rows()).as(as).hasSize(ROWS);
        for (int c = 0; c < COLUMNS.size(); c++) {
            Column column = COLUMNS.get(c);
            List<String> expected = texts(duck.rows("select " + column.telling + " from t"), 0);
            assertThat(texts(read.rows(), c)).as(as + ", column " + column.name).isEqualTo(expected);
        }
    }

    private static List<String> texts(List<List<Object>> rows, int column) {
        List<String> texts = new ArrayList<>();
        for (List<Object> row : rows) {
            texts.add(row.get(column).toString());
        }
        return texts;
    }

    @Test
    void readsLeavesOfStructsAndLeavesOutWhatIsBelowLists() throws Exception {
        Path file = folder.resolve("nested.parquet");
        try (Duck duck = new Duck()) {
            duck.write("""
                    select i, case when i % 3 = 0 then null
                      else {'x': case when i % 2 = 0 then null else i end, 'y': {'z': 'z' || i}} end as s,
                      [i] as l, map {'k': i} as m, i + 1 as j
                    from range(1000) r(i)""", file, "compression zstd");
        }

        Table read = Parquet.rows(file, KernelMode.SCALAR, () -> 100);

        assertThat(read.schema().names()).containsExactly("i", "s.x", "s.y.z", "j");
        assertThat(read.rows().get(0).toString()).isEqualTo("[0, NULL, NULL, 1]");
        assertThat(read.rows().get(1).toString()).isEqualTo("[1, 1, z1, 2]");
        assertThat(read.rows().get(2).toString()).isEqualTo("[2, NULL, z2, 3]");
    }

    /// @param making SQL for its value in row `i`
    /// @param telling SQL for what Leat has to read, as a number or text
    private record Column(String name, String making, String telling) {}
}
