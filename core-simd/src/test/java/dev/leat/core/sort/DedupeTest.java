package dev.leat.core.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.spill.SpillExceededException;
import dev.leat.api.state.KeyedState;
import dev.leat.api.state.KeyedStates;
import dev.leat.api.state.StateKinds;
import dev.leat.core.state.HashState;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.data.Table.Absent;
import dev.leat.tck.fakes.HeapSpill;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DedupeTest {

    private static final long MUCH = 64 << 20;
    private static final long LITTLE = 1 << 20;

    @Test
    void keepsTheFirstOrTheLastRowOfEachKeyInTheOrderOfTheInput() throws Exception {
        long seed = Seeds.next("DedupeTest");
        for (int round = 0; round < 60; round++) {
            var random = new Random(seed + round);
            RandomBatches batches = RandomBatches.of(seed + round);
            Schema schema = numbered(batches.schema());
            Table table = repeating(batches.table(schema, 1 + random.nextInt(3000)), random);
            List<String> by = schema.names().subList(0, random.nextInt(schema.size() + 1));
            for (String keep : List.of("first", "last")) {
                List<List<Object>> expected = expected(table, by.isEmpty() ? schema.names() : by, keep);
                for (long limit : List.of(MUCH, LITTLE / 2)) {
                    KernelRows rows = deduped(table, by, keep, limit, random);

                    assertThat(rows.rows().rows())
                            .as("round %d, by %s, keep %s, %d bytes of memory", round, by, keep, limit)
                            .isEqualTo(expected);
                    assertThat(rows.counters())
                            .containsOnly(
                                    Map.entry("duplicates", (long) table.rows().size() - expected.size()));
                }
            }
        }
    }

    @Test
    void moreKeysThanFitComeOutInOrderAllTheSame() throws Exception {
        var random = new Random(11);
        Schema schema = Schema.of(new Field("id", Type.INT64), new Field("text", Type.UTF8));
        Table table = new Table(
                schema,
                IntStream.range(0, 60_000)
                        .mapToObj(i -> List.<Object>of((long) random.nextInt(40_000), "row " + i))
                        .toList());

        KernelRows rows = deduped(table, List.of("id"), "first", LITTLE, random);

        assertThat(rows.rows().rows()).isEqualTo(expected(table, List.of("id"), "first"));
        assertThat(rows.beforeTheEnd())
                .as("some went on as they came, some waited")
                .isBetween(1000, rows.rows().rows().size() - 1000);
    }

    @Test
    void keysThatFitGoOnAsTheyCome() throws Exception {
        var random = new Random(12);
        Schema schema = Schema.of(new Field("id", Type.INT64), new Field("name", Type.DICTIONARY));
        Table table = new Table(
                schema,
                IntStream.range(0, 5000)
                        .mapToObj(i -> List.<Object>of((long) random.nextInt(900), "n" + random.nextInt(2)))
                        .toList());

        KernelRows rows = deduped(table, List.of("id", "name"), "first", MUCH, random);

        assertThat(rows.beforeTheEnd()).isEqualTo(rows.rows().rows().size());
    }

    @Test
    void keysThatAreTooLongToBeRememberedAreCompared() throws Exception {
        var random = new Random(13);
        Schema schema = Schema.of(new Field("text", Type.UTF8), new Field("id", Type.INT64));
        Table table = new Table(
                schema,
                IntStream.range(0, 60)
                        .mapToObj(i ->
                                List.<Object>of("x".repeat(random.nextInt(2) * 200_000) + random.nextInt(3), (long) i))
                        .toList());

        KernelRows rows = deduped(table, List.of("text"), "first", 8 << 20, random);

        assertThat(rows.rows().rows()).isEqualTo(expected(table, List.of("text"), "first"));
    }

    @Test
    void zerosAreTheSameAndSoAreNotANumberAndNulls() throws Exception {
        Schema schema = Schema.of(new Field("real", Type.FLOAT64), new Field("small", Type.FLOAT32));
        Table table = new Table(
                schema,
                List.of(
                        List.of(0.0, 1f),
                        List.of(-0.0, 1f),
                        List.of(Double.NaN, -0f),
                        List.of(Double.longBitsToDouble(0x7ff8000000000001L), 0f),
                        List.of(Absent.NULL, 0f),
                        List.of(Absent.NULL, -0f)));

        KernelRows rows = deduped(table, List.of(), "first", MUCH, new Random(1));

        assertThat(rows.rows().rows())
                .containsExactly(List.of(0.0, 1f), List.of(Double.NaN, -0f), List.of(Absent.NULL, 0f));
    }

    @Test
    void whereTheCapOfTheDiskIsReachedItFailsAndLeavesNothing() {
        var budget = new ArenaBudget(LITTLE);
        var spill = new HeapSpill(budget, 100_000);
        Schema schema = Schema.of(new Field("id", Type.INT64), new Field("text", Type.UTF8));
        Table table = new Table(
                schema,
                IntStream.range(0, 60_000)
                        .mapToObj(i -> List.<Object>of((long) i, "row " + i))
                        .toList());

        assertThatThrownBy(() -> KernelRows.of(
                        new DedupeProvider(),
                        Map.of("by", "id"),
                        table,
                        budget.environment().spillingTo(spill),
                        1,
                        new Random(1)))
                .isInstanceOf(SpillExceededException.class);

        assertThat(spill.usage().held()).isZero();
        assertThat(budget.used()).isZero();
    }

    @Test
    void aStateOfAnotherKindRemembersKeysBeyondTheBudget() throws Exception {
        var budget = new ArenaBudget(LITTLE / 2);
        var spill = new HeapSpill(budget, Long.MAX_VALUE);
        var random = new Random(12);
        Schema schema = Schema.of(new Field("id", Type.INT64), new Field("text", Type.UTF8));
        Table table = new Table(
                schema,
                IntStream.range(0, 40_000)
                        .mapToObj(_ -> List.<Object>of((long) random.nextInt(20_000), "row"))
                        .toList());

        KernelRows rows = KernelRows.of(
                new DedupeProvider(),
                Map.of("by", "id", "state", "elsewhere:a=b"),
                table,
                budget.environment().spillingTo(spill).keepingStateIn(Elsewhere.with(0)),
                1,
                random);

        assertThat(rows.rows().rows()).isEqualTo(expected(table, List.of("id"), "first"));
        assertThat(spill.usage().written()).as("nothing had to wait").isZero();
    }

    @Test
    void keysOfAnotherRunAreRefused() {
        Schema schema = Schema.of(new Field("id", Type.INT64));
        var table = new Table(schema, List.of(List.of(1L)));

        assertThatThrownBy(() -> KernelRows.of(
                        new DedupeProvider(),
                        Map.of("by", "id", "state", "elsewhere:a=b"),
                        table,
                        new ArenaBudget(MUCH).environment().keepingStateIn(Elsewhere.with(3)),
                        1,
                        new Random(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has 3 of another run");
    }

    /// State in a budget of its own.
    private record Elsewhere(int before) implements KeyedStates {

        /// @param keys how many it has from before
        static StateKinds with(int keys) {
            return choice -> {
                assertThat(choice).isEqualTo("elsewhere:a=b");
                return new Elsewhere(keys);
            };
        }

        @Override
        public KeyedState open(String owner, long stateBytes) {
            var state = new HashState(new ArenaBudget(MUCH), owner, stateBytes);
            try (Arena arena = Arena.ofConfined()) {
                for (int i = 0; i < before; i++) {
                    state.state(arena.allocate(1 + i));
                }
            }
            return state;
        }

        @Override
        public boolean inBudget() {
            return false;
        }
    }

    private static KernelRows deduped(Table table, List<String> by, String keep, long limit, Random random)
            throws Exception {
        var budget = new ArenaBudget(limit);
        var spill = new HeapSpill(budget, Long.MAX_VALUE);
        KernelRows rows = KernelRows.of(
                new DedupeProvider(),
                Map.of("by", String.join(",", by), "keep", keep),
                table,
                budget.environment().spillingTo(spill),
                1,
                random);
        assertThat(budget.used()).isZero();
        assertThat(spill.usage().held()).isZero();
        return rows;
    }

    private static List<List<Object>> expected(Table table, List<String> by, String keep) {
        Map<List<Object>, Integer> stays = new HashMap<>();
        for (int row = 0; row < table.rows().size(); row++) {
            if (keep.equals("last")) {
                stays.put(key(table, row, by), row);
            } else {
                stays.putIfAbsent(key(table, row, by), row);
            }
        }
        Set<Integer> rows = new HashSet<>(stays.values());
        return IntStream.range(0, table.rows().size())
                .filter(rows::contains)
                .mapToObj(row -> table.rows().get(row))
                .toList();
    }

    private static List<Object> key(Table table, int row, List<String> by) {
        List<Object> key = new ArrayList<>();
        for (String name : by) {
            key.add(
                    switch (table.rows().get(row).get(table.schema().index(name))) {
                        case Double value -> value + 0.0;
                        case Float value -> value + 0f;
                        case Object value -> value;
                    });
        }
        return key;
    }

    private static Schema numbered(Schema schema) {
        return new Schema(IntStream.range(0, schema.size())
                .mapToObj(i -> new Field("c" + i, schema.field(i).type()))
                .toList());
    }

    /// The same table with rows and values that come again.
    private static Table repeating(Table table, Random random) {
        int kinds = 1 + random.nextInt(table.rows().size());
        List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            List<Object> values = new ArrayList<>(table.rows().get(random.nextInt(kinds)));
            if (random.nextInt(3) == 0) {
                int column = random.nextInt(values.size());
                values.set(column, table.rows().get(random.nextInt(kinds)).get(column));
            }
            rows.add(List.copyOf(values));
        }
        return new Table(table.schema(), rows);
    }
}
