package dev.leat.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.source.Position;
import dev.leat.api.source.Reader;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.tck.LaneReading;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.memory.ArenaBudget;
import java.lang.foreign.Arena;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Columns in another type than their own.
final class ConversionTest {

    @TempDir
    private Path folder;

    @Test
    void offersWhatIsWithoutLoss() throws Exception {
        byte[] file =
                written("select 1::int as i, 2::bigint as l, 1.5::double as d, 1.25::decimal(9, 2) as c, 'a' as t,"
                        + " timestamp '2024-01-01' as m, to_timestamp(0) as z, true as b");
        try (Source source = Parquet.open(file, new ArenaBudget(64 << 20).environment())) {
            assertThat(source.offers("i", Type.INT64)).isTrue();
            assertThat(source.offers("i", Type.decimal(8))).isTrue();
            assertThat(source.offers("l", Type.decimal(8))).isTrue();
            assertThat(source.offers("l", Type.INT32)).isFalse();
            assertThat(source.offers("d", Type.decimal(8))).isTrue();
            assertThat(source.offers("c", Type.decimal(8))).isTrue();
            assertThat(source.offers("c", Type.decimal(1))).isFalse();
            assertThat(source.offers("t", Type.UTF8)).isTrue();
            assertThat(source.offers("t", Type.DICTIONARY)).isTrue();
            assertThat(source.offers("m", new Type.Timestamp(TimeUnit.NANOS, "")))
                    .isTrue();
            assertThat(source.offers("m", new Type.Timestamp(TimeUnit.MICROS, "Z")))
                    .isFalse();
            assertThat(source.offers("z", new Type.Timestamp(TimeUnit.MILLIS, "+02:00")))
                    .isTrue();
            assertThat(source.offers("b", Type.INT64)).isFalse();
            assertThat(source.offers("no", Type.INT64)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(KernelMode.class)
    void takesDoublesAsTheirShortestText(KernelMode kernels) throws Exception {
        long seed = Seeds.next("ConversionTest");
        byte[] file = written(
                "select setseed(0.5), case i % 4 when 0 then round(random() * 1e5, 2) when 1 then random()"
                        + " when 2 then round((random() - 0.5) * 1e9, 8) else i * 1000.0 end::double as d from range(20000) r(i)");
        List<Double> doubles = new ArrayList<>();
        for (List<Object> row : Parquet.rows(file, List.of(new Field("d", Type.FLOAT64)), Scan.Digits.REFUSE)
                .rows()) {
            doubles.add((Double) row.getFirst());
        }

        List<Long> expected = doubles.stream()
                .map(value -> new BigDecimal(Double.toString(value)))
                .map(value ->
                        value.setScale(8, RoundingMode.HALF_UP).unscaledValue().longValueExact())
                .toList();
        List<Object> read = new ArrayList<>();
        try (Source source = Parquet.open(file, new ArenaBudget(64 << 20).environment(kernels))) {
            var scan = new Scan(
                    List.of(new Field("d", Type.decimal(8))), dev.leat.api.data.Predicate.ALL, Scan.Digits.ROUND);
            LaneReading.rows(source, scan, () -> 3000).rows().forEach(row -> read.add(row.getFirst()));
        }
        assertThat(read).as("seed %s", seed).isEqualTo(expected);
    }

    @Test
    void refusesTheRowsThatDoNotFit() throws Exception {
        byte[] file = written("select i as id, case when i % 10 = 3 then 0.123456789 when i = 55 then 'inf'::double"
                + " else i / 4 end as d, 'note ' || i as t, i % 2 = 0 as b from range(100) r(i)");
        List<Field> columns = List.of(
                new Field("id", Type.INT64),
                new Field("d", Type.decimal(8)),
                new Field("t", Type.UTF8),
                new Field("b", Type.BOOL));
        try (Source source = Parquet.open(file, new ArenaBudget(64 << 20).environment());
                Reader reader = source.open(
                        source.splits(Parquet.scan(columns)).getFirst(), Parquet.scan(columns), Position.START);
                Arena arena = Arena.ofShared()) {
            var batch = new BatchBuilder(new dev.leat.api.data.Schema(columns), 1000, arena);

            assertThat(reader.read(batch)).isTrue();

            assertThat(batch.rows()).isEqualTo(89);
            assertThat(batch.rejects()).hasSize(11);
            assertThat(batch.rejects().getFirst().offset()).isEqualTo(3);
            assertThat(batch.rejects().getFirst().column()).isEqualTo("d");
            assertThat(batch.rejects().getFirst().problem()).isEqualTo("'0.123456789' has more than 8 places");
            assertThat(source.explain(
                            source.splits(Parquet.scan(columns)).getFirst(),
                            batch.rejects().getFirst()))
                    .hasMessageContaining("a.parquet:4: column 'd': '0.123456789' has more than 8 places");
            batch.release();
        }
        List<List<Object>> rows =
                Parquet.rows(file, columns, Scan.Digits.REFUSE).rows();
        assertThat(rows.get(3).toString()).isEqualTo("[4, 100000000, note 4, true]");
        assertThat(rows.get(88).toString()).isEqualTo("[99, 2475000000, note 99, false]");
    }

    @Test
    void changesUnitsOfTimes() throws Exception {
        byte[] file = written("select make_timestamp(i * 500000) as m from range(4) r(i)");

        assertThat(firsts(file, new Field("m", new Type.Timestamp(TimeUnit.NANOS, "")), Scan.Digits.REFUSE))
                .containsExactly(0L, 500_000_000L, 1_000_000_000L, 1_500_000_000L);
        assertThat(firsts(file, new Field("m", new Type.Timestamp(TimeUnit.SECONDS, "")), Scan.Digits.REFUSE))
                .containsExactly(0L, 1L);
        assertThat(firsts(file, new Field("m", new Type.Timestamp(TimeUnit.SECONDS, "")), Scan.Digits.ROUND))
                .containsExactly(0L, 1L, 1L, 2L);
    }

    @Test
    void codesTextsThatAreNotStoredAsCodes() throws Exception {
        byte[] file = written(
                "select case when i % 9 = 0 then null else 'word ' || (i % 5) end as t from range(10000) r(i)",
                "parquet_version v2, dictionary_size_limit 1");

        List<Object> texts = firsts(file, new Field("t", Type.UTF8), Scan.Digits.REFUSE);

        assertThat(firsts(file, new Field("t", Type.DICTIONARY), Scan.Digits.REFUSE))
                .isEqualTo(texts);
        assertThat(texts.get(1)).isEqualTo("word 1");
    }

    private static List<Object> firsts(byte[] file, Field column, Scan.Digits digits) throws Exception {
        return Parquet.rows(file, List.of(column), digits).rows().stream()
                .map(List::getFirst)
                .toList();
    }

    private byte[] written(String query) throws Exception {
        return written(query, "compression zstd");
    }

    private byte[] written(String query, String options) throws Exception {
        Path path = folder.resolve("a.parquet");
        try (Duck duck = new Duck()) {
            duck.write(query, path, options);
        }
        return Files.readAllBytes(path);
    }
}
