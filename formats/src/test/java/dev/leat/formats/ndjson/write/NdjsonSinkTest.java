package dev.leat.formats.ndjson.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.plugin.Options;
import dev.leat.api.sink.Sink;
import dev.leat.api.source.Format;
import dev.leat.api.source.Store.Existing;
import dev.leat.formats.ndjson.NdjsonProvider;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Seeds;
import dev.leat.tck.data.Table;
import dev.leat.tck.data.Table.Absent;
import dev.leat.tck.fakes.MemoryStore;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NdjsonSinkTest {

    private static final URI NAME = URI.create("memory:/out.ndjson");

    @Test
    void writesEveryTypeInItsForm() throws Exception {
        Schema schema = Schema.of(
                field("b", "bool"),
                field("i", "int32"),
                field("l", "int64"),
                field("d", "decimal(8)"),
                field("w", "decimal128(20)"),
                field("f", "float32"),
                field("x", "float64"),
                field("t", "timestamp(ms)"),
                field("z", "timestamp(us, +02:00)"),
                field("y", "date"),
                field("s", "utf8"),
                field("c", "dictionary"));
        List<Object> row = List.of(
                false,
                -7,
                Long.MIN_VALUE,
                6183763000000L,
                BigInteger.ONE.negate(),
                0.1f,
                1e-7,
                1723161256789L,
                1723161256789000L,
                19943,
                "größer",
                "B");

        assertThat(written(schema, Nulls.WRITE, row, nulls(schema))).isEqualTo("""
                {"b":false,"i":-7,"l":-9223372036854775808,"d":61837.63000000,"w":-0.00000000000000000001,\
                "f":0.1,"x":1e-07,"t":"2024-08-08T23:54:16.789","z":"2024-08-09T01:54:16.789000+02:00",\
                "y":"2024-08-08","s":"größer","c":"B"}
                {"b":null,"i":null,"l":null,"d":null,"w":null,"f":null,"x":null,"t":null,"z":null,"y":null,\
                "s":null,"c":null}
                """);
    }

    @Test
    void leavesNullsOutIfAskedTo() throws Exception {
        Schema schema = Schema.of(field("a", "int64"), field("b", "utf8"), field("c", "int64"));

        assertThat(written(
                        schema,
                        Nulls.OMIT,
                        List.of(Absent.NULL, "", 3L),
                        List.of(1L, Absent.NULL, Absent.NULL),
                        nulls(schema)))
                .isEqualTo("{\"b\":\"\",\"c\":3}\n{\"a\":1}\n{}\n");
    }

    @Test
    void writesWhatJsonHasNoNumberForAsAString() throws Exception {
        Schema schema = Schema.of(field("x", "float64"), field("f", "float32"));

        assertThat(written(
                        schema,
                        Nulls.WRITE,
                        List.of(Double.NaN, Float.NEGATIVE_INFINITY),
                        List.of(Double.POSITIVE_INFINITY, -0.0f)))
                .isEqualTo("{\"x\":\"NaN\",\"f\":\"-Infinity\"}\n{\"x\":\"Infinity\",\"f\":-0.0}\n");
    }

    @Test
    void escapesWhatHasToBe() throws Exception {
        Schema schema = Schema.of(field("a\"b\n", "utf8"));

        assertThat(written(
                        schema, Nulls.WRITE, List.of("\"\\/\b\f\n\r\t\u0000\u001F\u007Fé漢😀"), List.of("12345678\"90")))
                .isEqualTo("""
                        {"a\\"b\\n":"\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007Fé漢😀"}
                        {"a\\"b\\n":"12345678\\"90"}
                        """);
    }

    @Test
    void countsStayCounts() throws Exception {
        var moment = new Type.Timestamp(TimeUnit.MILLIS, "Z");
        Schema schema = Schema.of(new Field("t", moment).with("timestamp", "count"));

        assertThat(written(schema, Nulls.WRITE, List.of(1723161256789L))).isEqualTo("{\"t\":1723161256789}\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {60_000, 300_000, 2_100_000})
    void writesTextOfAnyLength(int length) throws Exception {
        Schema schema = Schema.of(field("a", "utf8"), field("b", "utf8"));

        assertThat(written(schema, Nulls.WRITE, List.of("x".repeat(length), "\u0001".repeat(length)), List.of("", "")))
                .isEqualTo("{\"a\":\"" + "x".repeat(length) + "\",\"b\":\"" + "\\u0001".repeat(length)
                        + "\"}\n{\"a\":\"\",\"b\":\"\"}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.ndjson", "out.jsonl.gz", "out.ndjson.zst", "out.jsonl.lz4"})
    void theSameRowsGiveTheSameBytesWhateverTheBatches(String name) throws Exception {
        long seed = Seeds.next("NdjsonSinkTest");
        var types = RandomBatches.ALL_TYPES.stream()
                .filter(type -> !type.equals(Type.BINARY))
                .toList();
        Table rows = RandomBatches.of(seed).table(RandomBatches.schema(types), 3000);
        byte[] expected = bytes(name, rows, 3000);

        for (int size : List.of(1, 7, 256, 257)) {
            assertThat(bytes(name, rows, size)).as("batches of %d rows", size).isEqualTo(expected);
        }
    }

    @Test
    void refusesBinary() {
        var budget = new ArenaBudget(1 << 30);
        Schema schema = Schema.of(field("raw", "binary"));

        assertThatThrownBy(() -> format(budget).sink(new MemoryStore(budget).write(NAME, Existing.KEEP), schema))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column 'raw' is binary");
        assertThat(budget.used()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.ndjson", "out.ndjson.gz", "out.ndjson.zst", "out.ndjson.lz4"})
    void whereTheBudgetDoesNotDoNothingIsHeldAndNothingIsLeft(String name) throws Exception {
        Schema schema = Schema.of(field("a", "int64"));
        URI uri = URI.create("memory:/" + name);
        for (long limit : List.of(10_000L, 1_100_000L)) {
            var budget = new ArenaBudget(limit);
            var store = new MemoryStore(budget);

            try (var output = store.write(uri, Existing.KEEP)) {
                assertThatThrownBy(() -> format(budget).sink(output, schema))
                        .isInstanceOf(MemoryExceededException.class);
            }

            assertThat(budget.used()).isZero();
            assertThatThrownBy(() -> store.list(uri)).isInstanceOf(NoSuchFileException.class);
        }
    }

    private static Format format(ArenaBudget budget) {
        var provider = new NdjsonProvider();
        return provider.open(Options.of(provider, Map.of()), budget.environment());
    }

    private static Field field(String name, String type) {
        return new Field(name, Type.parse(type));
    }

    private static List<Object> nulls(Schema schema) {
        return schema.fields().stream().map(_ -> (Object) Absent.NULL).toList();
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static String written(Schema schema, Nulls nulls, List<Object>... rows) throws Exception {
        var budget = new ArenaBudget(1 << 30);
        var store = new MemoryStore(budget);
        try (Arena arena = Arena.ofConfined();
                Sink sink = new NdjsonSink(store.write(NAME, Existing.KEEP), schema, nulls, budget)) {
            sink.write(new Table(schema, List.of(rows)).batch(arena));
            sink.flush();
        }
        assertThat(budget.used()).isZero();
        return new String(stored(store, NAME), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name, Table rows, int size) throws Exception {
        var budget = new ArenaBudget(1 << 30);
        var store = new MemoryStore(budget);
        URI uri = URI.create("memory:/" + name);
        try (Sink sink = format(budget).sink(store.write(uri, Existing.KEEP), rows.schema())) {
            for (int from = 0; from < rows.rows().size(); from += size) {
                try (Arena arena = Arena.ofConfined()) {
                    sink.write(rows.slice(from, Math.min(rows.rows().size(), from + size))
                            .batch(arena));
                }
            }
            sink.flush();
        }
        return stored(store, uri);
    }

    private static byte[] stored(MemoryStore store, URI uri) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            var blob = store.list(uri).getFirst();
            MemorySegment bytes = arena.allocate(blob.bytes());
            store.read(blob, 0, bytes);
            return bytes.toArray(ValueLayout.JAVA_BYTE);
        }
    }
}
