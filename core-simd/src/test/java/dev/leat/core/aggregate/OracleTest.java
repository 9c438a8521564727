package dev.leat.core.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Groups come out as a map and decimals without end make them, in the same order, whatever the types are.
final class OracleTest {

    /// What can be asked of any column, and what of numbers.
    private static final List<String> OF_ALL = List.of("count", "min", "max", "first", "last");

    private static final List<String> OF_NUMBERS = List.of("sum", "avg", "var", "stddev");

    @Test
    void groupsOfAnyTypesAreThoseOfAMap() throws Exception {
        long seed = Seeds.next("OracleTest");
        var random = new Random(seed);
        for (int turn = 0; turn < 60; turn++) {
            Schema schema = schema(random);
            int keys = random.nextInt(4);
            Table input = repeated(RandomBatches.of(random.nextLong()).table(schema, 1 + random.nextInt(300)), random);
            String agg = calls(schema, random);
            List<String> by = schema.names().subList(0, keys);

            Table groups = AggregateRun.of(agg)
                    .by(String.join(",", by))
                    .batches(1 + random.nextInt(400))
                    .over(input);

            assertSame(groups, new Oracle(schema, by, agg).over(input), seed + ", turn " + turn + ", " + agg);
        }
    }

    @Test
    void groupsAreThoseOfAMapWhereTheyAreSpilledAndMergedToo() throws Exception {
        long seed = Seeds.next("OracleTest");
        var random = new Random(seed);
        for (int turn = 0; turn < 15; turn++) {
            Schema schema = schema(random);
            int keys = 1 + random.nextInt(3);
            Table input = repeated(RandomBatches.of(random.nextLong()).table(schema, 6000), random);
            String agg = calls(schema, random);
            List<String> by = schema.names().subList(0, keys);
            AggregateRun run = AggregateRun.of(agg)
                    .by(String.join(",", by))
                    .kernels(1 + random.nextInt(3))
                    .memory(32 << 20)
                    .batches(1 + random.nextInt(4000));

            Table groups = run.over(input);

            assertSame(groups, new Oracle(schema, by, agg).over(input), seed + ", turn " + turn + ", " + agg);
        }
    }

    /// Keys first, then numbers of every kind.
    private static Schema schema(Random random) {
        List<Field> fields = new ArrayList<>();
        for (int key = 0; key < 4; key++) {
            Type type = RandomBatches.ALL_TYPES.get(random.nextInt(RandomBatches.ALL_TYPES.size()));
            fields.add(new Field("k" + key, type));
        }
        List<Type> numbers = List.of(
                Type.INT32,
                Type.FLOAT64,
                Type.FLOAT32,
                Type.decimal(8),
                new Type.Decimal(128, 20),
                new Type.Timestamp(TimeUnit.MILLIS, ""));
        for (Type type : numbers) {
            fields.add(new Field("v" + fields.size(), type));
        }
        return new Schema(fields);
    }

    /// Rows of which many have the keys of others.
    private static Table repeated(Table rows, Random random) {
        List<List<Object>> more = new ArrayList<>(rows.rows());
        int distinct = 1 + random.nextInt(rows.rows().size());
        for (int i = 0; i < rows.rows().size(); i++) {
            List<Object> row = new ArrayList<>(rows.rows().get(i));
            List<Object> keys = rows.rows().get(random.nextInt(distinct)).subList(0, 4);
            for (int key = 0; key < 4; key++) {
                row.set(key, keys.get(key));
            }
            // Squares of larger and of smaller ones are no doubles.
            if (row.get(5) instanceof Double real && (Math.abs(real) > 1e150 || Math.abs(real) < 1e-130)) {
                row.set(5, random.nextGaussian());
            }
            more.set(i, List.copyOf(row));
        }
        return new Table(rows.schema(), more);
    }

    private static String calls(Schema schema, Random random) {
        List<String> calls = new ArrayList<>(List.of("n=count()"));
        for (Field field : schema.fields()) {
            for (String function : OF_ALL) {
                calls.add(function + "(" + field.name() + ")");
            }
            boolean wide = field.type() instanceof Type.Decimal decimal && decimal.bits() == 128;
            boolean number =
                    !(field.type() instanceof Type.Timestamp) && field.name().startsWith("v");
            for (String function : number ? OF_NUMBERS : List.<String>of()) {
                if (!wide || function.equals("avg")) {
                    calls.add(function + "(" + field.name() + ")");
                }
            }
        }
        calls.add("wavg(v7, v4)");
        String any = schema.field(random.nextInt(schema.size())).name();
        calls.add("quantile(" + any + ", 0." + random.nextInt(10) + ")");
        calls.add("high=quantile(" + any + ", 0.9)");
        calls.add(
                "approx_distinct(" + schema.field(random.nextInt(schema.size())).name() + ")");
        return calls.stream()
                .filter(_ -> random.nextInt(3) > 0)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), text -> text.isEmpty() ? "n=count()" : text));
    }

    /// Doubles may differ by a few units in the last place, where a division is rounded twice.
    private static void assertSame(Table groups, List<List<Object>> expected, String what) {
        assertThat(groups.rows()).as(what).hasSameSizeAs(expected);
        for (int row = 0; row < expected.size(); row++) {
            for (int column = 0; column < groups.schema().size(); column++) {
                Object found = groups.rows().get(row).get(column);
                Object wanted = expected.get(row).get(column);
                String place = what + ", row " + row + ", "
                        + groups.schema().field(column).name();
                if (groups.schema().field(column).name().startsWith("approx_distinct")) {
                    // Five times the standard error.
                    long exact = (Long) wanted;
                    assertThat((Long) found).as(place).isCloseTo(exact, within(1 + exact * 8 / 100));
                } else if (found instanceof Double real && wanted instanceof Double other && Double.isFinite(other)) {
                    assertThat(real).as(place).isCloseTo(other, within(4 * Math.ulp(other)));
                } else {
                    assertThat(found).as(place).isEqualTo(wanted);
                }
            }
        }
    }
}
