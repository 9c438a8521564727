package dev.leat.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.plugin.Plugin;
import dev.leat.api.source.Source;
import dev.leat.tck.PluginContract;
import dev.leat.tck.SourceContract;
import dev.leat.tck.data.Table;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetContractTest implements PluginContract {

    @TempDir
    private static Path folder;

    private static byte[] coded = new byte[0];
    private static byte[] plain = new byte[0];
    private static byte[] paged = new byte[0];

    @BeforeAll
    static void write() throws Exception {
        String query = """
            select i, i / 8 as price, ['BTC', 'ETH', null][1 + i % 3] as symbol,
              case when i % 7 = 0 then null else 'note ' || i end as note, i % 2 = 0 as maker,
              make_timestamp(i * 1000000) as time, {'x': i::int, 'd': (i / 3)::decimal(20, 3)} as s
            from range(5000) r(i)\
            """;
        try (Duck duck = new Duck()) {
            coded = written(duck, query, "compression zstd, row_group_size 2048");
            plain = written(duck, query, "compression snappy, parquet_version v2, dictionary_size_limit 1");
        }
        Table rows = Parquet.rows(plain, new ArenaBudget(64 << 20), KernelMode.SCALAR, () -> 4096);
        paged = Parquet.written(rows, Map.of("page", "1KiB"));
    }

    private static byte[] written(Duck duck, String query, String options) throws Exception {
        Path file = folder.resolve("a.parquet");
        duck.write(query, file, options);
        return Files.readAllBytes(file);
    }

    @Override
    public Plugin plugin() {
        return new ParquetProvider();
    }

    @Nested
    class SeveralRowGroups implements SourceContract {
        @Override
        public Source open(Environment environment) throws IOException, InterruptedException {
            return Parquet.open(coded, environment);
        }
    }

    @Nested
    class WithoutDictionaries implements SourceContract {
        @Override
        public Source open(Environment environment) throws IOException, InterruptedException {
            return Parquet.open(plain, environment);
        }
    }

    /// Splits that end within a row group.
    @Nested
    class PagesOfOneRowGroup implements SourceContract {
        @Override
        public Source open(Environment environment) throws IOException, InterruptedException {
            return Parquet.open(paged, environment, Map.of("split", "5KiB"));
        }

        @Test
        void areSeveralSplits() throws Exception {
            try (Source source = open(new ArenaBudget(64 << 20).environment())) {
                assertThat(source.splits(Parquet.scan(source.schema().fields())))
                        .hasSizeGreaterThan(5);
            }
        }
    }
}
