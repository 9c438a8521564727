package dev.leat.core.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.plugin.Options;
import dev.leat.api.spill.SpillExceededException;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.data.Table.Absent;
import dev.leat.tck.fakes.HeapSpill;
import dev.leat.tck.memory.ArenaBudget;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SortTest {

    private static final long MUCH = 64 << 20;
    private static final long LITTLE = 256 << 10;
    private static final String RUNS = "sorted runs spilled";

    @Test
    void sortsAnyTypesAsValuesOrderWhateverTheBatchesTheThreadsAndTheMemory() throws Exception {
        long seed = Seeds.next("SortTest");
        for (int round = 0; round < 60; round++) {
            var random = new Random(seed + round);
            RandomBatches batches =
                    random.nextBoolean() ? RandomBatches.of(seed + round) : RandomBatches.withoutNulls(seed + round);
            Schema schema = numbered(batches.schema());
            Table table = repeating(batches.table(schema, 1 + random.nextInt(2000)), random);
            List<String> by = keys(schema, random);
            List<List<Object>> expected =
                    table.rows().stream().sorted(ValueOrder.by(by, schema)).toList();

            for (long limit : List.of(MUCH, LITTLE)) {
                int kernels = 1 + random.nextInt(3);
                var budget = new ArenaBudget(kernels * limit);
                var lent = new Environment(
                        budget, KernelMode.SCALAR, 1 + random.nextInt(2), new HeapSpill(budget, Long.MAX_VALUE));
                KernelRows sorted = KernelRows.of(
                        new SortProvider(), Map.of("by", String.join(",", by)), table, lent, kernels, random);

                assertThat(sorted.rows().rows())
                        .as("round %d, by %s, %d kernels, %d bytes of memory each", round, by, kernels, limit)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void severalPassesGiveWhatOneGives() throws Exception {
        long seed = Seeds.next("SortTest");
        Schema schema = RandomBatches.schema(List.of(Type.INT64, Type.DICTIONARY, Type.UTF8, Type.FLOAT64));
        Table table = repeating(RandomBatches.of(seed).table(schema, 20_000), new Random(seed));
        List<String> by = List.of("c1 dictionary", "c3 float64:desc", "c2 utf8:nulls-first");

        KernelRows little = sorted(table, by, LITTLE / 2, seed);

        assertThat(little.rows().rows())
                .isEqualTo(
                        table.rows().stream().sorted(ValueOrder.by(by, schema)).toList());
        assertThat(little.counters().get(RUNS))
                .as("runs, of which no more than some 8 can be read at once")
                .isGreaterThan(16);
    }

    @Test
    void rowsOfEqualKeysStayAsTheyCame() throws Exception {
        Schema schema = Schema.of(new Field("key", Type.INT32), new Field("id", Type.INT64));
        Table table = table(
                schema,
                IntStream.range(0, 30_000)
                        .mapToObj(i -> List.<Object>of(i % 3, (long) i))
                        .toList());

        for (long limit : List.of(MUCH, LITTLE)) {
            List<List<Object>> rows =
                    sorted(table, List.of("key:desc"), limit, 1).rows().rows();

            assertThat(rows).isSortedAccordingTo(ValueOrder.by(List.of("key:desc", "id"), schema));
        }
    }

    @Test
    void rowsInOrderAreOneRun() throws Exception {
        Schema schema = Schema.of(new Field("time", Type.INT64), new Field("id", Type.INT64));
        Table table = table(
                schema,
                IntStream.range(0, 40_000)
                        .mapToObj(i -> List.<Object>of((long) i / 7, (long) i))
                        .toList());

        var budget = new ArenaBudget(LITTLE / 2);
        var spill = new HeapSpill(budget, Long.MAX_VALUE);
        KernelRows sorted = run(table, List.of("time"), budget.environment().spillingTo(spill), 1);

        assertThat(sorted.rows()).isEqualTo(table);
        assertThat(sorted.counters().get(RUNS)).isGreaterThan(8);
        assertThat(spill.usage().written()).as("each row once").isLessThanOrEqualTo(40_000 * 32);
    }

    @Test
    void noRowsOneRowAndRowsAllAlikeComeOut() throws Exception {
        Schema schema = Schema.of(new Field("key", Type.UTF8), new Field("id", Type.INT64));
        Table none = table(schema, List.of());
        Table one = table(schema, List.of(List.of("a", 1L)));
        Table alike = table(
                schema,
                IntStream.range(0, 9000)
                        .mapToObj(i -> List.<Object>of("the same for all", (long) i))
                        .toList());
        Table absent = table(
                schema,
                IntStream.range(0, 9000)
                        .mapToObj(i -> List.<Object>of(Absent.NULL, (long) i))
                        .toList());

        for (Table table : List.of(none, one, alike, absent)) {
            for (String by : List.of("key", "key:desc:nulls-first")) {
                assertThat(sorted(table, List.of(by), LITTLE, 1).rows()).isEqualTo(table);
            }
        }
    }

    @Test
    void longTextsAreSortedWhereTheyBarelyFit() throws Exception {
        var random = new Random(7);
        Schema schema = Schema.of(new Field("text", Type.UTF8), new Field("id", Type.INT64));
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            rows.add(List.of("x".repeat((1 << 20) - random.nextInt(3)) + random.nextInt(4), (long) i));
            rows.add(List.of("x".repeat(random.nextInt(9)), (long) i));
        }
        Table table = table(schema, rows);

        KernelRows sorted = sorted(table, List.of("text:desc"), 6 << 20, 3);

        assertThat(sorted.rows().rows())
                .isEqualTo(rows.stream()
                        .sorted(ValueOrder.by(List.of("text:desc"), schema))
                        .toList());
        assertThat(sorted.counters().get(RUNS)).isPositive();
    }

    @Test
    void dictionariesOfMoreWordsThanAreRememberedAreSorted() throws Exception {
        var random = new Random(3);
        Schema schema = Schema.of(new Field("word", Type.DICTIONARY), new Field("id", Type.INT64));
        Table table = table(
                schema,
                IntStream.range(0, 6000)
                        .mapToObj(i -> List.<Object>of("word-" + random.nextInt(3000), (long) i))
                        .toList());
        List<List<Object>> expected = table.rows().stream()
                .sorted(ValueOrder.by(List.of("word:desc", "id"), schema))
                .toList();

        assertThat(sorted(table, List.of("word:desc"), LITTLE, 1).rows().rows()).isEqualTo(expected);
        assertThat(sorted(table, List.of("word:desc"), MUCH, 1).rows().rows()).isEqualTo(expected);
    }

    @Test
    void theFirstInOrderAreEnoughWhereMoreAreNotWanted() throws Exception {
        Schema schema = Schema.of(new Field("key", Type.INT64));
        var random = new Random(4);
        Table table = table(
                schema,
                random.longs(40_000).mapToObj(key -> List.<Object>of(key)).toList());
        List<List<Object>> expected = table.rows().stream()
                .sorted(ValueOrder.by(List.of("key"), schema))
                .limit(20_000)
                .toList();

        for (int threads = 1; threads <= 2; threads++) {
            var budget = new ArenaBudget(LITTLE);
            var lent = new Environment(budget, KernelMode.SCALAR, threads, new HeapSpill(budget, Long.MAX_VALUE));
            KernelRows sorted = KernelRows.of(
                    new SortProvider(), Map.of("by", "key", "limit", "20000"), table, lent, threads, random);

            assertThat(sorted.rows().rows()).isEqualTo(expected);
            assertThat(budget.used()).isZero();
        }
    }

    @Test
    void whatWasSpilledIsSavedToo() throws Exception {
        Table table = RandomBatches.of(6)
                .table(RandomBatches.schema(List.of(Type.INT32, Type.DICTIONARY, Type.UTF8)), 20_000);
        List<String> by = List.of("c1 dictionary", "c0 int32:desc");
        var options = Options.of(new SortProvider(), Map.of("by", String.join(",", by)));
        var budget = new ArenaBudget(LITTLE);
        Environment lent = budget.environment().spillingTo(new HeapSpill(budget, Long.MAX_VALUE));
        var state = new ByteArrayOutputStream();
        try (KernelRows.Fed first = KernelRows.Fed.open(new SortProvider(), options, table, lent)) {
            first.take(0, 15_000);
            first.kernel().save(new DataOutputStream(state));
        }

        try (KernelRows.Fed second = KernelRows.Fed.open(new SortProvider(), options, table, lent)) {
            second.kernel().restore(new DataInputStream(new ByteArrayInputStream(state.toByteArray())));
            second.take(15_000, 20_000);

            assertThat(second.finish())
                    .isEqualTo(table.rows().stream()
                            .sorted(ValueOrder.by(by, table.schema()))
                            .toList());
        }
    }

    @Test
    void whereTheCapOfTheDiskIsReachedItFailsAndLeavesNothing() {
        var budget = new ArenaBudget(LITTLE);
        var spill = new HeapSpill(budget, 200_000);
        Table table = RandomBatches.of(5).table(RandomBatches.schema(List.of(Type.INT64, Type.UTF8)), 20_000);

        assertThatThrownBy(() ->
                        run(table, List.of("c0 int64"), budget.environment().spillingTo(spill), 1))
                .isInstanceOf(SpillExceededException.class)
                .hasMessageContaining("--max-temp");

        assertThat(spill.usage().held()).isZero();
        assertThat(budget.used()).isZero();
    }

    @Test
    void whereNothingCanBeSpilledWhatFitsIsSortedAndMoreFails() throws Exception {
        Table table = RandomBatches.of(5).table(RandomBatches.schema(List.of(Type.INT64)), 20_000);

        assertThat(run(table, List.of("c0 int64"), new ArenaBudget(MUCH).environment(), 1)
                        .rows()
                        .rows())
                .hasSize(20_000);
        assertThatThrownBy(() -> run(table, List.of("c0 int64"), new ArenaBudget(LITTLE).environment(), 1))
                .isInstanceOf(SpillExceededException.class);
    }

    @Test
    void withoutMemoryForAChunkItSaysSo() {
        Table table = RandomBatches.of(5).table(RandomBatches.schema(List.of(Type.INT64)), 10);

        assertThatThrownBy(() -> sorted(table, List.of("c0 int64"), 20_000, 1))
                .isInstanceOf(MemoryExceededException.class);
    }

    @Test
    void whatItHoldsIsGivenBackAndFilesAreDeleted() throws Exception {
        var budget = new ArenaBudget(LITTLE);
        var spill = new HeapSpill(budget, Long.MAX_VALUE);
        Table table = RandomBatches.of(5).table(RandomBatches.schema(List.of(Type.INT64, Type.UTF8)), 20_000);

        run(table, List.of("c0 int64"), budget.environment().spillingTo(spill), 1);

        assertThat(spill.usage().written()).isPositive();
        assertThat(spill.usage().held()).isZero();
        assertThat(budget.used()).isZero();
    }

    @Test
    void wrongKeysAreRefusedWithWhatWouldBeRight() {
        Schema schema = Schema.of(new Field("price", Type.INT64), new Field("a:desc", Type.INT64));

        assertThat(SortColumn.parse("price:desc:nulls-first", schema)).isEqualTo(new SortColumn(0, true, true));
        assertThat(SortColumn.parse("a:desc", schema)).isEqualTo(new SortColumn(1, false, false));
        assertThat(SortColumn.parse("a:desc:desc", schema)).isEqualTo(new SortColumn(1, true, false));
        assertThatThrownBy(() -> SortColumn.parse("pric:desc", schema))
                .hasMessage("no column 'pric' in [price, a:desc]");
        assertThatThrownBy(() -> SortColumn.parse("price:down", schema))
                .hasMessage("what is 'down' in 'price:down'? A key is COLUMN[:asc|desc][:nulls-first|nulls-last]");
        assertThatThrownBy(() -> SortColumn.parse("price:asc:desc", schema)).hasMessageContaining("contradicts");
        assertThatThrownBy(() -> SortColumn.parse(List.of("price", "price:desc"), schema))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> new SortProvider()
                        .open(Options.of(new SortProvider(), Map.of()), new ArenaBudget(MUCH).environment()))
                .hasMessageContaining("by=");
    }

    private static KernelRows sorted(Table table, List<String> by, long limit, long seed) throws Exception {
        var budget = new ArenaBudget(limit);
        var spill = new HeapSpill(budget, Long.MAX_VALUE);
        return run(table, by, budget.environment().spillingTo(spill), seed);
    }

    private static KernelRows run(Table table, List<String> by, Environment environment, long seed) throws Exception {
        return KernelRows.of(
                new SortProvider(), Map.of("by", String.join(",", by)), table, environment, 1, new Random(seed));
    }

    /// One to three keys of any columns.
    private static List<String> keys(Schema schema, Random random) {
        List<String> names = new ArrayList<>(schema.names());
        Collections.shuffle(names, random);
        List<String> keys = new ArrayList<>();
        for (String name : names.subList(0, Math.min(names.size(), 1 + random.nextInt(3)))) {
            keys.add(name + (random.nextBoolean() ? ":desc" : "") + (random.nextBoolean() ? ":nulls-first" : ""));
        }
        return keys;
    }

    /// The same table with values that come again and again, so that there are ties.
    private static Table repeating(Table table, Random random) {
        int kinds = 1 + random.nextInt(table.rows().size());
        int few = 1 + random.nextInt(20);
        List<List<Object>> rows = new ArrayList<>();
        for (List<Object> row : table.rows()) {
            List<Object> values = new ArrayList<>(row);
            for (int column = 0; column < values.size(); column++) {
                if (column % 2 == 0 || random.nextInt(3) > 0) {
                    int from = random.nextInt(
                            column % 3 == 0 ? Math.min(few, table.rows().size()) : kinds);
                    values.set(column, table.rows().get(from).get(column));
                }
            }
            rows.add(List.copyOf(values));
        }
        return new Table(table.schema(), rows);
    }

    /// Names without the commas that types have.
    private static Schema numbered(Schema schema) {
        return new Schema(IntStream.range(0, schema.size())
                .mapToObj(i -> new Field("c" + i, schema.field(i).type()))
                .toList());
    }

    private static Table table(Schema schema, List<List<Object>> rows) {
        return new Table(schema, rows);
    }
}
