package dev.leat.formats.ndjson;

import static dev.leat.formats.ndjson.Ndjson.NULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.source.Scan;
import dev.leat.tck.memory.ArenaBudget;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NdjsonReaderTest {

    private static final String TRADES = """
            {"s":"BTCUSDT","a":1,"p":"61837.63000000","q":0.02,"T":1723161255342,"m":true}
            {"s":"ETHUSDT","a":-12345678901,"p":2683.8,"q":"-5","T":1723161255611,"m":false}
            {"m":false,"T":0,"q":1000,"p":1e-8,"a":9223372036854775807,"s":"\\u0042TCUSDT"}
            """;

    @ParameterizedTest
    @EnumSource
    void readsTradesIntoTheTypesAskedFor(KernelMode mode) throws Exception {
        Ndjson trades = Ndjson.text(TRADES)
                .kernels(mode)
                .column("s", Type.DICTIONARY)
                .column("a", Type.INT64)
                .column("p", Type.decimal(8))
                .column("q", new Type.Decimal(128, 8))
                .column("T", new Type.Timestamp(TimeUnit.MILLIS, "Z"))
                .column("m", Type.BOOL);

        assertThat(trades.rows())
                .containsExactly(
                        List.of("BTCUSDT", 1L, 6183763000000L, BigInteger.valueOf(2_000_000), 1723161255342L, true),
                        List.of(
                                "ETHUSDT",
                                -12345678901L,
                                268380000000L,
                                BigInteger.valueOf(-500_000_000),
                                1723161255611L,
                                false),
                        List.of("BTCUSDT", Long.MAX_VALUE, 1L, BigInteger.valueOf(100_000_000_000L), 0L, false));
    }

    @Test
    void missingFieldsAndNullsAreNull() throws Exception {
        assertThat(Ndjson.text("{\"a\":1,\"b\":\"x\"}\n{\"b\":null}\n{}\n{\"a\":null,\"b\":\"\"}\n")
                        .rows())
                .containsExactly(List.of(1L, "x"), List.of(NULL, NULL), List.of(NULL, NULL), List.of(NULL, ""));
    }

    @Test
    void readsEscapesAndSurrogatesAsWhatTheyAre() throws Exception {
        String line = "{\"k\\u0065y\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u6F22\\uD83D\\ude00\\u0000é漢😀\"}";

        assertThat(Ndjson.text(line).schema().names()).containsExactly("key");
        assertThat(Ndjson.text(line).rows()).containsExactly(List.of("\"\\/\b\f\n\r\té漢😀\u0000é漢😀"));
    }

    @Test
    void aTextColumnTakesAnyValueAsItStands() throws Exception {
        String text =
                "{\"a\":[1, {\"b\": \"]\"}]}\n{\"a\":{\"c\":{}}}\n{\"a\":-1.50}\n{\"a\":true}\n{\"a\":\"\\\"x\"}\n";

        assertThat(Ndjson.text(text).column("a", Type.UTF8).rows())
                .containsExactly(
                        List.of("[1, {\"b\": \"]\"}]"),
                        List.of("{\"c\":{}}"),
                        List.of("-1.50"),
                        List.of("true"),
                        List.of("\"x"));
        assertThat(Ndjson.text(text).column("a", Type.DICTIONARY).rows())
                .isEqualTo(Ndjson.text(text).column("a", Type.UTF8).rows());
    }

    @Test
    void readsWhatIsInObjectsByPathsOfKeys() throws Exception {
        String text = """
                {"a":{"b":1,"c":{"d":2}},"a.e":3,"x":{"a.b":9}}
                {"a":{"c.d":4,"e":5}}
                {"a":null}
                {"a.b":6,"a.c.d":7}
                """;

        assertThat(Ndjson.text(text)
                        .column("a.b", Type.INT64)
                        .column("a.c.d", Type.INT64)
                        .column("a.e", Type.INT64)
                        .rows())
                .containsExactly(
                        List.of(1L, 2L, 3L), List.of(NULL, 4L, 5L), List.of(NULL, NULL, NULL), List.of(6L, 7L, NULL));
    }

    @Test
    void linesMayEndWithCrLfHaveSpacesAndBeBlank() throws Exception {
        String text = "\uFEFF{ \"a\" :\t1 }\r\n\r\n   \n\t{\"a\":2}  \r\n{\"a\":3}";

        assertThat(Ndjson.text(text).rows()).containsExactly(List.of(1L), List.of(2L), List.of(3L));
    }

    @Test
    void readsFilesOneAfterTheOtherWhateverKeysTheyHave() throws Exception {
        Ndjson files =
                Ndjson.text("", "{\"a\":1}\n", "{\"b\":2}", "{\"c\":3}\n").option("sample", "2");

        assertThat(files.schema().names()).containsExactly("a", "b");
        assertThat(files.rows()).containsExactly(List.of(1L, NULL), List.of(NULL, 2L), List.of(NULL, NULL));
    }

    @Test
    void readsAPipe() throws Exception {
        Ndjson.Content content =
                Ndjson.text("{\"a\":1}\n\n{\"a\":}\n{\"a\":2}\n").piped().read();

        assertThat(content.rows()).containsExactly(List.of(1L), List.of(2L));
        assertThat(content.rejects()).singleElement().asString().startsWith("a:3: not JSON");
    }

    @Test
    void theLastLineOfAPipeMayLackItsEnd() throws Exception {
        assertThat(Ndjson.text("{\"a\":1}\n{\"a\":2}").piped().rows()).containsExactly(List.of(1L), List.of(2L));
        assertThat(Ndjson.text("{\"a\":1}\n{\"a\":2").piped().rejects()).hasSize(1);
    }

    @Test
    void roundsWhereDigitsMayBe() throws Exception {
        String text = "{\"a\":1.005}\n{\"a\":-1.005}\n";

        assertThat(Ndjson.text(text)
                        .column("a", Type.decimal(2))
                        .digits(Scan.Digits.ROUND)
                        .rows())
                .containsExactly(List.of(101L), List.of(-101L));
        assertThat(Ndjson.text(text).column("a", Type.decimal(2)).rejects())
                .first()
                .isEqualTo("a:1: column 'a': '1.005' is not a decimal with up to 2 places");
    }

    @Test
    void aKeyOfManySpellingsIsOneColumn() throws Exception {
        var text = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            text.append("{\"k%d\":0,\"\\u%04x\":{\"\\u%04X\":%d}}\n".formatted(i, (int) 'a', (int) 'b', i));
        }

        List<List<Object>> rows = Ndjson.text(text.toString())
                .column("a.b", Type.INT64)
                .option("sample", "1")
                .rows();

        assertThat(rows).hasSize(10_000).contains(List.of(0L), List.of(9_999L));
    }

    @ParameterizedTest
    @ValueSource(ints = {3_000_000, 9_000_000})
    void aLineOfSomeMegabytesIsReadWithinTheBudget(int length) throws Exception {
        String text = "{\"a\":\"" + "x".repeat(length) + "\"}\n{\"a\":\"y\"}\n";

        assertThat(Ndjson.text(text).rows()).containsExactly(List.of("x".repeat(length)), List.of("y"));
        assertThatThrownBy(() ->
                        Ndjson.text(text).budget(new ArenaBudget(2_000_000)).rows())
                .isInstanceOf(MemoryExceededException.class);
    }
}
