package dev.leat.formats.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Field;
import dev.leat.api.plugin.Environment;
import dev.leat.api.source.Blob;
import dev.leat.api.source.Source;
import dev.leat.tck.LaneReading;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Table;
import dev.leat.tck.memory.ArenaBudget;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Bytes that come once, in order, and without saying how many.
final class PipedStreamTest {

    private static final Table ROWS = RandomBatches.of(5).table(RandomBatches.schema(RandomBatches.ALL_TYPES), 2000);

    @Test
    void streamsAreReadInOrder() throws Exception {
        for (String compression : List.of("none", "lz4", "zstd")) {
            byte[] stream = Arrow.written(
                    new ArrowStreamProvider(), Map.of("batch", "32KiB", "compression", compression), ROWS, 300);

            assertThat(read(stream, ROWS.schema().fields()).rows()).isEqualTo(ROWS.rows());
        }
    }

    @Test
    void filesAreReadInOrderUpToTheirFooter() throws Exception {
        var plain = ROWS.select(ROWS.schema().names().subList(0, 10));
        byte[] file = Arrow.written(new ArrowProvider(), Map.of("batch", "32KiB"), plain, 300);

        assertThat(read(file, plain.schema().fields()).rows()).isEqualTo(plain.rows());
    }

    @Test
    void whatIsNotWantedIsPassedOver() throws Exception {
        byte[] stream = Arrow.written(new ArrowStreamProvider(), Map.of("batch", "32KiB"), ROWS, 300);
        List<Field> some = List.of(ROWS.schema().field(2), ROWS.schema().field(14));

        assertThat(read(stream, some))
                .isEqualTo(ROWS.select(some.stream().map(Field::name).toList()));
    }

    @Test
    void aStreamThatIsCutShortSaysSo() throws Exception {
        byte[] stream = Arrow.written(new ArrowStreamProvider(), Map.of("batch", "32KiB"), ROWS, 300);

        assertThatThrownBy(() -> read(
                        Arrays.copyOf(stream, stream.length - 3000),
                        ROWS.schema().fields()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("it ends within");
    }

    private static Table read(byte[] bytes, List<Field> columns) throws Exception {
        var budget = new ArenaBudget(64 << 20);
        Environment environment = budget.environment();
        try (Source source = Arrow.format(new ArrowStreamProvider(), Map.of(), environment)
                .source(new PipedBytes(bytes), List.of(new Blob(Arrow.NAME, -1, "")))) {
            return LaneReading.rows(source, Arrow.scan(columns), () -> 500);
        } finally {
            assertThat(budget.used()).isZero();
        }
    }
}
