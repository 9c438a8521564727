package dev.leat.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Predicate;
import dev.leat.api.data.Predicate.Comparison;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.api.source.Split;
import dev.leat.tck.LaneReading;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.data.Table.Absent;
import dev.leat.tck.memory.ArenaBudget;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a condition rules out is not read, and nothing else, whoever wrote the file.
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

    private static final Map<String, byte[]> FILES = new TreeMap<>();

    @TempDir
    private static Path folder;

    private static Path path = Path.of("");

    @BeforeAll
    static void write() throws Exception {
        path = folder.resolve("a.parquet");
        try (Duck duck = new Duck()) {
            duck.write(
                    "select i, case when i % 50 = 7 then 'nan'::double else i / 100 end as d, (i / 100)::decimal(20,"
                            + " 2) as w, 'text ' || (i // 1000) as t, make_timestamp(i * 1000) as m, case when i < 30000"
                            + " then null else i % 10 end as n from range("
                            + ROWS + ") r(i)",
                    path,
                    "row_group_size 2048");
        }
        byte[] file = Files.readAllBytes(path);
        Table rows = Parquet.rows(file, new ArenaBudget(64 << 20), KernelMode.SCALAR, () -> 4096);
        FILES.put("duckdb", file);
        FILES.put("leat", Parquet.written(rows, Map.of("page", "4KiB", "row-group", "64KiB")));
        FILES.put("leat, with filters", Parquet.written(rows, Map.of("row-group", "64KiB", "bloom", "i,d,w,t,m")));
        FILES.put("parquet-java", byParquetJava(rows));
    }

    /// Pages end by their bytes, so that those of different columns end in different rows; and there are bloom
    /// filters.
    private static byte[] byParquetJava(Table rows) throws Exception {
        MessageType schema = MessageTypeParser.parseMessageType("""
            message rows {
              optional int64 i; optional double d; optional fixed_len_byte_array(9) w (DECIMAL(20, 2));
              optional binary t (STRING); optional int64 m (TIMESTAMP(MICROS, false)); optional int64 n;
            }\
            """);
        var writer = new JavaWriter(
                WriterVersion.PARQUET_1_0,
                CompressionCodecName.SNAPPY,
                1000,
                300,
                7000,
                false,
                false,
                List.of("i", "d", "w", "t", "m"));
        Path file = folder.resolve("java.parquet");
        writer.write(file, schema, to -> {
            for (List<Object> row : rows.rows()) {
                var group = new SimpleGroup(schema);
                for (int column = 0; column < row.size(); column++) {
                    switch (row.get(column)) {
                        case Absent _ -> {}
                        case String text -> group.add(column, text);
                        case BigInteger units -> JavaWriter.add(group, column, JavaColumn.bigEndian(units, 9));
                        case Object value -> JavaWriter.add(group, column, value);
                    }
                }
                to.write(group);
            }
        });
        return Files.readAllBytes(file);
    }

    private static final Map<String, List<List<Object>>> WHOLE = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "leat", "leat, with filters", "parquet-java"})
    void noRowThatMeetsAConditionIsSkipped(String writer) throws Exception {
        long seed = Seeds.next("PushdownTest");
        var random = new Random(seed);
        try (Duck duck = new Duck()) {
            for (int i = 0; i < 60; i++) {
                Predicate where = predicate(random, 2);

                Set<Object> read = read(writer, where);

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

        assertThat(skipped("duckdb", late)).singleElement().asString().startsWith("19 of 20 row groups, by their stat");
        assertThat(read("duckdb", late)).hasSizeBetween(500, 2048);
        assertThat(read("duckdb", new Predicate.Compare("t", Comparison.EQUAL, "text 39")))
                .hasSizeBetween(1000, 6144);
        assertThat(read("duckdb", new Predicate.Not(new Predicate.IsNull("n")))).hasSizeBetween(10_000, 12_048);
        assertThat(read("duckdb", new Predicate.In("i", List.of("3", "39000")))).hasSizeBetween(2048, 4096);
    }

    @ParameterizedTest
    @ValueSource(strings = {"leat", "parquet-java"})
    void skipsPagesByTheirIndex(String writer) throws Exception {
        var time = new Predicate.And(List.of(
                new Predicate.Compare("m", Comparison.GREATER_OR_EQUAL, "1970-01-01T00:00:20.4Z"),
                new Predicate.Compare("m", Comparison.LESS, "1970-01-01T00:00:20.5Z")));

        assertThat(read(writer, time)).hasSizeBetween(100, 1600);
        assertThat(skipped(writer, time)).last().asString().contains(" pages, by the page index: ");
        assertThat(read(writer, new Predicate.In("i", List.of("3", "39000")))).hasSizeBetween(2, 3200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"leat, with filters", "parquet-java"})
    void skipsRowGroupsByTheirBloomFilters(String writer) throws Exception {
        // Within the bounds of row groups, but in none of them.
        var time = new Predicate.Compare("m", Comparison.EQUAL, "1970-01-01T00:00:20.0005Z");
        var price = new Predicate.Compare("w", Comparison.EQUAL, "123.455");
        var text = new Predicate.Compare("t", Comparison.EQUAL, "text 3a");
        for (Predicate where : List.of(time, price, text)) {
            assertThat(skipped(writer, where)).last().asString().contains(" row groups, by bloom filters: ");
            assertThat(read(writer, where)).isEmpty();
        }
        assertThat(read(writer, new Predicate.Compare("d", Comparison.EQUAL, "200.01")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"leat", "parquet-java"})
    void readsNoPageThatIsNotWanted(String writer) throws Exception {
        byte[] file = FILES.getOrDefault(writer, new byte[0]);
        var budget = new ArenaBudget(64 << 20);
        var store = new WatchedStore(file, budget);
        var where = new Predicate.Compare("i", Comparison.EQUAL, "20001");
        try (Source source = Parquet.open(store, budget.environment(), Map.of())) {
            store.read();
            var scan = new Scan(source.schema().fields(), where, Scan.Digits.REFUSE);

            Table rows = LaneReading.rows(source, scan, () -> 4096);

            assertThat(rows.rows()).hasSizeLessThan(1600);
            List<WatchedStore.Piece> read = store.read();
            assertThat(read.stream().mapToLong(WatchedStore.Piece::bytes).sum()).isLessThan(file.length / 5);
            try (var reader = ParquetFileReader.open(new LocalInputFile(saved(file)))) {
                for (var group : reader.getRowGroups()) {
                    for (var chunk : group.getColumns()) {
                        var pages = reader.readOffsetIndex(chunk);
                        for (int page = 0; page < pages.getPageCount(); page++) {
                            long from = group.getRowIndexOffset() + pages.getFirstRowIndex(page);
                            long to = group.getRowIndexOffset() + pages.getLastRowIndex(page, group.getRowCount());
                            boolean wanted = rows.rows().stream()
                                    .mapToLong(row -> (Long) row.getFirst())
                                    .anyMatch(row -> row >= from && row <= to);
                            int number = page;
                            assertThat(read.stream()
                                            .anyMatch(piece -> piece.meets(
                                                    pages.getOffset(number), pages.getCompressedPageSize(number))))
                                    .as("page %s of %s, rows %s to %s", page, chunk.getPath(), from, to)
                                    .isEqualTo(wanted);
                        }
                    }
                }
            }
        }
    }

    private static Path saved(byte[] file) throws Exception {
        return Files.write(folder.resolve("saved.parquet"), file);
    }

    @Test
    void skipsNothingThatMayBeNan() throws Exception {
        var large = new Predicate.Compare("d", Comparison.GREATER, "1e300");

        List<Object> nans = LongStream.range(0, ROWS)
                .filter(i -> i % 50 == 7)
                .<Object>mapToObj(i -> i)
                .toList();
        for (String writer : FILES.keySet()) {
            assertThat(read(writer, large).containsAll(nans)).as(writer).isTrue();
        }
        assertThat(read("duckdb", new Predicate.Compare("w", Comparison.LESS, "-1")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "leat", "parquet-java"})
    void rowsAreNamedByTheirNumbersInTheFile(String writer) throws Exception {
        var where = new Predicate.Or(List.of(
                new Predicate.Compare("i", Comparison.EQUAL, "20001"),
                new Predicate.Compare("n", Comparison.LESS, "3")));
        try (Source source = open(writer)) {
            var scan = new Scan(source.schema().fields(), where, Scan.Digits.REFUSE);
            Split first = source.splits(scan).getFirst();
            List<List<Object>> rows = LaneReading.rows(source, scan, () -> 4096).rows();
            for (int row = 0; row < rows.size(); row += 97) {
                assertThat(source.line(first, row))
                        .isEqualTo((Long) rows.get(row).getFirst() + 1);
            }
        }
    }

    private static List<String> skipped(String writer, Predicate where) throws Exception {
        try (Source source = open(writer)) {
            return source.skipped(new Scan(source.schema().fields(), where, Scan.Digits.REFUSE));
        }
    }

    private static Set<Object> read(String writer, Predicate where) throws Exception {
        try (Source source = open(writer)) {
            var scan = new Scan(source.schema().fields(), where, Scan.Digits.REFUSE);
            List<List<Object>> all = whole(writer);
            List<List<Object>> rows = LaneReading.rows(source, scan, () -> 4096).rows();
            // Pages of columns end at different rows: what is skipped must not shift one against the other.
            assertThat(rows)
                    .as("%s, %s", writer, sql(where))
                    .allSatisfy(row -> assertThat(row).isEqualTo(all.get(((Long) row.getFirst()).intValue())));
            return new HashSet<>(rows.stream().map(List::getFirst).toList());
        }
    }

    /// All rows, each of which starts with its number.
    private static List<List<Object>> whole(String writer) throws Exception {
        if (!WHOLE.containsKey(writer)) {
            try (Source source = open(writer)) {
                var scan = new Scan(source.schema().fields(), Predicate.ALL, Scan.Digits.REFUSE);
                WHOLE.put(writer, LaneReading.rows(source, scan, () -> 4096).rows());
            }
        }
        return WHOLE.getOrDefault(writer, List.of());
    }

    private static Source open(String writer) throws Exception {
        return Parquet.open(FILES.getOrDefault(writer, new byte[0]), new ArenaBudget(64 << 20).environment());
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
