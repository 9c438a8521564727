package dev.leat.formats.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.source.Position;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import dev.leat.tck.LaneReading;
import dev.leat.tck.data.Table;
import dev.leat.tck.fakes.MemoryStore;
import dev.leat.tck.memory.ArenaBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Rows that are wrong are named by their number in the file.
final class RowNumbersTest {

    private static final int ROWS = 60_000;

    @Test
    void manyBadRowsAreNamedWithoutReadingTheFileForEach() throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        List<Long> bad = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            boolean wrong = i % 100 == 7;
            rows.add(List.of(wrong ? 0.123456 : i));
            if (wrong) {
                bad.add((long) i);
            }
        }
        var schema = Schema.of(new Field("price", Type.FLOAT64));
        var table = new Table(
                schema,
                rows.stream()
                        .map(row -> List.<Object>of(((Number) row.getFirst()).doubleValue()))
                        .toList());
        byte[] file = Arrow.written(new ArrowProvider(), Map.of("batch", "4KiB"), table, 1000);
        var budget = new ArenaBudget(64 << 20);
        var memory = new MemoryStore(budget);
        memory.put(Arrow.NAME, file);
        var store = new CountedReads(memory);

        List<Long> found = new ArrayList<>();
        int splits;
        try (Source source = Arrow.format(new ArrowProvider(), Map.of("split", "8KiB"), budget.environment())
                .source(store, store.list(Arrow.NAME))) {
            var scan = Arrow.scan(List.of(new Field("price", new Type.Decimal(64, 2))));
            splits = source.splits(scan).size();
            for (Split split : source.splits(scan)) {
                LaneReading.part(source, split, scan, Position.START, () -> 64)
                        .rejects()
                        .forEach(reject -> found.add(reject.offset()));
            }
        }

        assertThat(found).isEqualTo(bad);
        assertThat(splits).isGreaterThan(50);
        // Each header twice, of two reads: for its rows, and for those behind it.
        assertThat(store.reads()).isLessThan(5L * splits * 4);
    }
}
