package dev.leat.formats.csv.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.tck.memory.ArenaBudget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvSinkTest {

    private static final String NULL = "\0null";

    private final Arena arena = Arena.ofConfined();
    private final MemoryOutput output = new MemoryOutput();
    private final ArenaBudget budget = new ArenaBudget(Long.MAX_VALUE);

    @AfterEach
    void close() {
        arena.close();
    }

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
        var builder = new BatchBuilder(schema, 2, arena);
        builder.values(0).set(ValueLayout.JAVA_BYTE, 0, (byte) 0b10);
        builder.values(1).setAtIndex(ValueLayout.JAVA_INT, 0, -7);
        builder.values(2).setAtIndex(ValueLayout.JAVA_LONG, 0, Long.MIN_VALUE);
        builder.values(3).setAtIndex(ValueLayout.JAVA_LONG, 0, 6183763000000L);
        builder.values(4).setAtIndex(ValueLayout.JAVA_LONG, 0, -1);
        builder.values(4).setAtIndex(ValueLayout.JAVA_LONG, 1, -1);
        builder.values(5).setAtIndex(ValueLayout.JAVA_FLOAT, 0, 0.1f);
        builder.values(6).setAtIndex(ValueLayout.JAVA_DOUBLE, 0, 0.00669285);
        builder.values(7).setAtIndex(ValueLayout.JAVA_LONG, 0, 1723161256789L);
        builder.values(8).setAtIndex(ValueLayout.JAVA_LONG, 0, 1723161256789000L);
        builder.values(9).setAtIndex(ValueLayout.JAVA_INT, 0, 19943);
        texts(builder, 10, "größer", NULL);
        dictionary(builder, 11, List.of("A", "B"), 1, 0);
        for (int i = 0; i < schema.size(); i++) {
            builder.setNull(i, 1);
        }
        builder.rows(2);

        write(schema, CsvStyle.PLAIN, builder.build(Origin.NOWHERE));

        assertThat(output.text()).isEqualTo("""
                        b,i,l,d,w,f,x,t,z,y,s,c
                        false,-7,-9223372036854775808,61837.63000000,-0.00000000000000000001,0.1,0.00669285,\
                        2024-08-08T23:54:16.789,2024-08-09T01:54:16.789000+02:00,2024-08-08,größer,B
                        ,,,,,,,,,,,
                        """);
    }

    @Test
    void quotesOnlyWhatNeedsIt() throws Exception {
        Schema schema = Schema.of(field("plain", "utf8"), field("a,b", "utf8"));
        var builder = new BatchBuilder(schema, 5, arena);
        texts(builder, 0, "", "a b ", "say \"hi\"", "two\nlines", "return\r");
        texts(builder, 1, NULL, "x;y", ",", "exactly8", "'single'");
        builder.rows(5);

        write(schema, CsvStyle.PLAIN, builder.build(Origin.NOWHERE));

        assertThat(output.text())
                .isEqualTo(
                        "plain,\"a,b\"\n\"\",\na b ,x;y\n\"say \"\"hi\"\"\",\",\"\n\"two\nlines\",exactly8\n\"return\r\",'single'\n");
    }

    @Test
    void writesOtherDelimitersAndNoHeader() throws Exception {
        Schema schema = Schema.of(field("a", "utf8"), field("b", "utf8"));
        var builder = new BatchBuilder(schema, 1, arena);
        texts(builder, 0, "x,y");
        texts(builder, 1, "it's;");
        builder.rows(1);

        write(schema, new CsvStyle(';', '\'', false), builder.build(Origin.NOWHERE));

        assertThat(output.text()).isEqualTo("x,y;'it''s;'\n");
    }

    @Test
    void writesTheHeaderForNoRows() throws Exception {
        Schema schema = Schema.of(field("a", "int64"), field("b", "utf8"));

        write(schema, CsvStyle.PLAIN);

        assertThat(output.text()).isEqualTo("a,b\n");
        assertThat(output.published()).isTrue();
    }

    @Test
    void publishesOnlyWhatWasFlushedAndGivesItsMemoryBack() throws Exception {
        Schema schema = Schema.of(field("a", "int64"));

        try (var sink = new CsvSink(output, schema, CsvStyle.PLAIN, budget)) {
            assertThat(sink.bytesWritten()).isEqualTo(2);
            assertThat(budget.used()).isPositive();
        }

        assertThat(output.published()).isFalse();
        assertThat(output.closed()).isTrue();
        assertThat(budget.used()).isZero();
    }

    @Test
    void refusesBinary() {
        Schema schema = Schema.of(field("raw", "binary"));

        assertThatThrownBy(() -> new CsvSink(output, schema, CsvStyle.PLAIN, budget))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column 'raw' is binary");
        assertThat(budget.used()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {300_000, 1_100_000, 3_000_000})
    void writesTextOfAnyLength(int length) throws Exception {
        String plain = "x".repeat(length);
        String special = "\"\n".repeat(length / 2);
        Schema schema = Schema.of(field("a", "utf8"), field("b", "utf8"));
        var builder = new BatchBuilder(schema, 2, arena);
        texts(builder, 0, plain, special);
        texts(builder, 1, special, plain);
        builder.rows(2);

        write(schema, CsvStyle.PLAIN, builder.build(Origin.NOWHERE));

        String quoted = "\"" + "\"\"\n".repeat(length / 2) + "\"";
        assertThat(output.text()).isEqualTo("a,b\n" + plain + "," + quoted + "\n" + quoted + "," + plain + "\n");
    }

    @Test
    void isReadBackByFastCsvWhateverTheTextsAndBatches() throws Exception {
        long seed = Long.getLong("leat.seed", System.nanoTime());
        System.out.println("-Dleat.seed=" + seed);
        var random = new Random(seed);
        Schema schema =
                Schema.of(field("n", "int64"), field("s", "utf8"), field("c", "dictionary"), field("m", "int64"));
        List<List<String>> expected = new ArrayList<>();
        List<Batch> batches = new ArrayList<>();
        for (int rows : new int[] {1, 0, 7, 255, 256, 257, 3000, 20_000}) {
            batches.add(batch(schema, rows, random, expected));
        }

        write(schema, CsvStyle.PLAIN, batches.toArray(Batch[]::new));

        List<List<String>> read = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(output.text())) {
            reader.forEach(row -> read.add(row.getFields()));
        }
        assertThat(read.removeFirst()).isEqualTo(schema.names());
        assertThat(read).isEqualTo(expected);
    }

    private Batch batch(Schema schema, int rows, Random random, List<List<String>> expected) {
        var builder = new BatchBuilder(schema, Math.max(1, rows), arena);
        List<String> words =
                List.of("BTCUSDT", "a,b", "", "\"", "line\nfeed", "a longer text without anything special in it");
        var texts = new String[rows];
        var codes = new int[rows];
        for (int row = 0; row < rows; row++) {
            long number = random.nextLong() >> random.nextInt(64);
            builder.values(0).setAtIndex(ValueLayout.JAVA_LONG, row, number);
            builder.values(3).setAtIndex(ValueLayout.JAVA_LONG, row, row);
            boolean missing = random.nextInt(5) == 0;
            if (missing) {
                builder.setNull(3, row);
            }
            texts[row] = text(random);
            codes[row] = random.nextInt(words.size());
            expected.add(List.of(
                    Long.toString(number), texts[row], words.get(codes[row]), missing ? "" : Integer.toString(row)));
        }
        texts(builder, 1, texts);
        dictionary(builder, 2, words, codes);
        builder.rows(rows);
        return builder.build(Origin.NOWHERE);
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        String characters = random.nextBoolean() ? "abcdefghij klmnopqé€😀" : "ab,\"\n\r;é";
        int length = random.nextInt(random.nextInt(10) == 0 ? 300 : 20);
        random.ints(length, 0, characters.codePointCount(0, characters.length()))
                .map(i -> characters.codePointAt(characters.offsetByCodePoints(0, i)))
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    private static Field field(String name, String type) {
        return new Field(name, Type.parse(type));
    }

    private void write(Schema schema, CsvStyle style, Batch... batches) throws IOException, InterruptedException {
        try (var sink = new CsvSink(output, schema, style, budget)) {
            for (Batch batch : batches) {
                sink.write(batch);
            }
            sink.flush();

            assertThat(sink.bytesWritten()).isEqualTo(output.text().getBytes(StandardCharsets.UTF_8).length);
        }
    }

    private static void texts(BatchBuilder builder, int column, String... texts) {
        MemorySegment offsets = builder.values(column);
        offsets.setAtIndex(ValueLayout.JAVA_INT, 0, 0);
        int end = 0;
        for (int row = 0; row < texts.length; row++) {
            if (texts[row].equals(NULL)) {
                builder.setNull(column, row);
            } else {
                byte[] bytes = texts[row].getBytes(StandardCharsets.UTF_8);
                MemorySegment.copy(
                        bytes, 0, builder.bytes(column, end + bytes.length), ValueLayout.JAVA_BYTE, end, bytes.length);
                end += bytes.length;
            }
            offsets.setAtIndex(ValueLayout.JAVA_INT, row + 1L, end);
        }
    }

    private void dictionary(BatchBuilder builder, int column, List<String> words, int... codes) {
        var texts = new BatchBuilder(Schema.of(field("word", "utf8")), words.size(), arena);
        texts(texts, 0, words.toArray(String[]::new));
        texts.rows(words.size());
        builder.dictionary(column, (Column.Texts) texts.build(Origin.NOWHERE).column(0));
        for (int row = 0; row < codes.length; row++) {
            builder.values(column).setAtIndex(ValueLayout.JAVA_INT, row, codes[row]);
        }
    }
}
