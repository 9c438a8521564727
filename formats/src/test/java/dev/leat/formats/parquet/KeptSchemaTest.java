package dev.leat.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Field;
import dev.leat.api.data.Predicate;
import dev.leat.api.data.Predicate.Comparison;
import dev.leat.api.data.Schema;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.tck.LaneReading;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.memory.ArenaBudget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What Parquet has no word for is read back from Leat's own files.
final class KeptSchemaTest {

    private static final Field SECONDS =
            new Field("s", new Type.Timestamp(TimeUnit.SECONDS, "Europe/Rome")).with("timestamp", " .s");
    private static final Field MICROS =
            new Field("u", new Type.Timestamp(TimeUnit.MICROS, "+02:00")).with("timestamp", " .s369");
    private static final Field LOCAL = new Field("l", new Type.Timestamp(TimeUnit.SECONDS, ""));

    @Test
    void typesAndSpellingsOfTimesAreReadBack() throws Exception {
        byte[] file = Parquet.written(rows(), Map.of());

        try (Source source = Parquet.open(file, environment())) {
            assertThat(source.schema()).isEqualTo(new Schema(List.of(SECONDS, MICROS, LOCAL)));
            for (Field field : List.of(SECONDS, MICROS, LOCAL)) {
                assertThat(source.schema().field(field.name()).metadata()).isEqualTo(field.metadata());
            }
        }
        assertThat(Parquet.rows(file, new ArenaBudget(1 << 24), KernelMode.SCALAR, () -> 100)
                        .rows())
                .isEqualTo(rows().rows());
    }

    @Test
    void conditionsAreInTheUnitThatIsReadBack() throws Exception {
        byte[] file = Parquet.written(rows(), Map.of("page", "1KiB"));
        long middle = (Long) rows().rows().get(5000).getFirst();
        var where = new Predicate.Compare("s", Comparison.EQUAL, Long.toString(middle));

        try (Source source = Parquet.open(file, environment())) {
            var scan = new Scan(source.schema().fields(), where, Scan.Digits.REFUSE);
            List<List<Object>> read = LaneReading.rows(source, scan, () -> 100).rows();

            assertThat(read).hasSizeLessThan(1000).contains(rows().rows().get(5000));
        }
    }

    @Test
    void allTypesAreReadBackAsTheyWere() throws Exception {
        long seed = Seeds.next("KeptSchemaTest");
        Table rows = RandomBatches.of(seed).table(RandomBatches.schema(RandomBatches.ALL_TYPES), 500);

        byte[] file = Parquet.written(rows, Map.of());

        try (Source source = Parquet.open(file, environment())) {
            for (Field field : rows.schema().fields()) {
                // Whether a text is coded is up to what is stored.
                if (!field.type().equals(Type.DICTIONARY) && !field.type().equals(Type.UTF8)) {
                    assertThat(source.schema().field(field.name())).isEqualTo(field);
                }
            }
        }
    }

    @Test
    void whatOthersCopiedIntoTheirFilesIsNotBelieved() throws Exception {
        byte[] file = Parquet.written(rows(), Map.of());
        byte[] own = "leat version 1".getBytes(StandardCharsets.ISO_8859_1);
        String text = new String(file, StandardCharsets.ISO_8859_1);
        byte[] other = "parq version 1".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(other, 0, file, text.indexOf(new String(own, StandardCharsets.ISO_8859_1)), other.length);

        try (Source source = Parquet.open(file, environment())) {
            assertThat(source.schema().field("s").type()).isEqualTo(new Type.Timestamp(TimeUnit.MILLIS, "Z"));
            assertThat(source.schema().field("s").metadata()).isEmpty();
        }
    }

    private static Environment environment() {
        return new ArenaBudget(64 << 20).environment();
    }

    private static Table rows() {
        List<List<Object>> rows = new java.util.ArrayList<>();
        for (long i = 0; i < 10_000; i++) {
            rows.add(List.of(1_700_000_000 + i, 1_700_000_000_000_000L + i * 7, 1_600_000_000 + i));
        }
        return new Table(new Schema(List.of(SECONDS, MICROS, LOCAL)), rows);
    }
}
