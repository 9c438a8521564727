package dev.leat.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Predicate;
import dev.leat.api.data.Predicate.Comparison;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.tck.LaneReading;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.memory.ArenaBudget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PushdownTest {

    private static final int ROWS = 40_000;

    /// By column, literals of which some lie outside of all values.
    private static final Map<String, List<String>> LITERALS = Map.of(
            "i", List.of("-1", "0", "20000", "20000.5", "39999", "50000"),
            "d", List.of("0.5", "100", "-3", "1e9"),
            "w", List.of("12.34", "0", "399.99", "1000"),
            "t", List.of("", "k", "text 2", "text 39", "z"),
            "m", List.of("1970-01-01", "1970-01-01T00:00:20Z", "1999-01-01 00:00:00"),
            "n", List.of("5", "0", "100"));

    @TempDir
    private static Path folder;

    private static byte[] file = new byte[0];
    private static Path path = Path.of("");

    @BeforeAll
    static void write() throws Exception {
        path = folder.resolve("a.parquet");
        try (Duck duck = new Duck()) {
            duck.write(
                    "select i, case when i % 50 = 7 then 'nan'::double else i / 100 end as d, (i / 100)::decimal(20, 2) as w,"
                            + " 'text ' || (i // 1000) as t, make_timestamp(i * 1000) as m,"
                            + " case when i < 30000 then null else i % 10 end as n from range("
                            + ROWS + ") r(i)",
                    path,
                    "row_group_size 2048");
        }
        file = Files.readAllBytes(path);
    }

    @Test
    void noRowThatMeetsAConditionIsSkipped() throws Exception {
        long seed = Seeds.next("PushdownTest");
        var random = new Random(seed);
        try (Duck duck = new Duck()) {
            for (int i = 0; i < 100; i++) {
                Predicate where = predicate(random, 2);

                Set<Object> read = read(where);

                List<Object> wanted = duck.rows("select i from '" + path + "' where " + sql(where)).stream()
                        .map(List::getFirst)
                        .toList();
                assertThat(read.containsAll(wanted))
                        .as("seed %s, %s", seed, sql(where))
                        .isTrue();
            }
        }
    }

    @Test
    void skipsRowGroupsByTheirStatistics() throws Exception {
        var late = new Predicate.Compare("m", Comparison.GREATER_OR_EQUAL, "1970-01-01T00:00:39.5Z");

        try (Source source = Parquet.open(file, new ArenaBudget(64 << 20).environment())) {
            var scan = new Scan(source.schema().fields(), late, Scan.Digits.REFUSE);

            assertThat(source.skipped(scan)).singleElement().asString().startsWith("19 of 20 row groups");
        }
        assertThat(read(late)).hasSizeBetween(500, 2048);
        assertThat(read(new Predicate.Compare("t", Comparison.EQUAL, "text 39")))
                .hasSizeBetween(1000, 6144);
        assertThat(read(new Predicate.Not(new Predicate.IsNull("n")))).hasSizeBetween(10_000, 12_048);
        assertThat(read(new Predicate.In("i", List.of("3", "39000")))).hasSizeBetween(2048, 4096);
    }

    @Test
    void skipsNothingThatMayBeNan() throws Exception {
        assertThat(read(new Predicate.Compare("d", Comparison.GREATER, "1e300")))
                .hasSize(ROWS);
        assertThat(read(new Predicate.Compare("w", Comparison.LESS, "-1"))).isEmpty();
    }

    private static Set<Object> read(Predicate where) throws Exception {
        try (Source source = Parquet.open(file, new ArenaBudget(64 << 20).environment())) {
            var scan = new Scan(source.schema().fields(), where, Scan.Digits.REFUSE);
            return new HashSet<>(LaneReading.rows(source, scan, () -> 4096).rows().stream()
                    .map(List::getFirst)
                    .toList());
        }
    }

    private static Predicate predicate(Random random, int depth) {
        String column = List.copyOf(LITERALS.keySet()).get(random.nextInt(LITERALS.size()));
        List<String> literals = LITERALS.getOrDefault(column, List.of());
        String literal = literals.get(random.nextInt(literals.size()));
        return switch (random.nextInt(depth == 0 ? 3 : 6)) {
            case 0, 1 ->
                new Predicate.Compare(column, List.of(Comparison.values()).get(random.nextInt(6)), literal);
            case 2 ->
                random.nextBoolean() ? new Predicate.IsNull(column) : new Predicate.In(column, literals.subList(0, 2));
            case 3 -> new Predicate.Not(predicate(random, depth - 1));
            case 4 -> new Predicate.And(List.of(predicate(random, depth - 1), predicate(random, depth - 1)));
            default -> new Predicate.Or(List.of(predicate(random, depth - 1), predicate(random, depth - 1)));
        };
    }

    private static String sql(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And and -> joined(and.parts(), " and ");
            case Predicate.Or or -> joined(or.parts(), " or ");
            case Predicate.Not not -> "not (" + sql(not.part()) + ")";
            case Predicate.IsNull isNull -> isNull.column() + " is null";
            case Predicate.Compare compare ->
                compare.column() + " " + compare.comparison().symbol() + " "
                        + literal(compare.column(), compare.literal());
            case Predicate.In in ->
                in.column() + " in "
                        + in.literals().stream()
                                .map(literal -> literal(in.column(), literal))
                                .collect(Collectors.joining(", ", "(", ")"));
        };
    }

    private static String joined(List<Predicate> parts, String word) {
        return parts.stream().map(PushdownTest::sql).collect(Collectors.joining(word, "(", ")"));
    }

    private static String literal(String column, String text) {
        return switch (column) {
            case "t" -> "'" + text + "'";
            case "m" -> "timestamp '" + text.replace("Z", "") + "'";
            default -> text;
        };
    }
}
