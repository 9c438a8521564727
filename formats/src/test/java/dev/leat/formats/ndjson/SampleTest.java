package dev.leat.formats.ndjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Schema;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1;-2                                   | int64",
                "1;null                                 | int64",
                "9223372036854775808                    | decimal128(0)",
                "1;2.5                                  | float64",
                "1e5                                    | float64",
                "1.5;\"NaN\";\"-Infinity\"              | float64",
                "\"NaN\";\"Infinity\"                   | utf8",
                "true;false                             | bool",
                "true;1                                 | utf8",
                "\"1\";\"2\"                            | utf8",
                "\"true\"                               | utf8",
                "\"2024-08-08\"                         | date",
                "\"2024-08-08T23:54:16.789Z\"           | timestamp(ms, Z)",
                "\"2024-08-08 23:54:16\"                | timestamp(s)",
                "\"2024-08-08\";5                       | utf8",
                "\"x\";\"y\";\"x\";\"y\";\"x\";\"y\";\"x\";\"y\" | dictionary",
                "[1];[2]                                | utf8",
                "{\"b\":1};5                            | utf8",
                "{}                                     | utf8",
                "null                                   | utf8",
            })
    void guessesTheTypeThatReadsEveryValue(String values, String type) throws Exception {
        String text = List.of(values.split(";")).stream()
                .map(value -> "{\"a\": " + value + "}\n")
                .collect(Collectors.joining());

        Ndjson file = Ndjson.text(text);

        assertThat(file.schema().field("a").type()).hasToString(type);
        assertThat(file.rejects()).isEmpty();
        assertThat(file.rows()).hasSize(values.split(";").length);
    }

    @Test
    void objectsAreColumnsOfTheirOwnInTheOrderOfTheKeys() throws Exception {
        Schema schema = Ndjson.text("{\"x\":{\"b\":1},\"y\":2}\n{\"x\":{\"a\":{\"c\":true}},\"w\":\"\"}\n")
                .schema();

        assertThat(schema).hasToString("Schema[fields=[x.b int64, x.a.c bool, y int64, w utf8]]");
    }

    @Test
    void anObjectOfManyDifferentKeysStaysText() throws Exception {
        String text = IntStream.range(0, 201)
                .mapToObj(i -> "{\"m\":{\"k" + i + "\":1}}\n")
                .collect(Collectors.joining());

        assertThat(Ndjson.text(text).schema()).hasToString("Schema[fields=[m utf8]]");
    }

    @Test
    void anObjectOfMoreKeysThanASampleHoldsStaysText() throws Exception {
        String text = IntStream.range(0, 10_500)
                .mapToObj(i -> "{\"id\":" + i + ",\"m\":{\"k" + i + "\":1}}\n")
                .collect(Collectors.joining());

        Ndjson file = Ndjson.text(text);

        assertThat(file.schema()).hasToString("Schema[fields=[id int64, m utf8]]");
        assertThat(file.rows()).hasSize(10_500).contains(List.of(10_499L, "{\"k10499\":1}"));
    }

    @Test
    void anObjectOfVeryManyKeysInOneRowStaysText() throws Exception {
        String members = IntStream.range(0, 300_000)
                .mapToObj(i -> "\"k" + i + "\":{\"a\":1}")
                .collect(Collectors.joining(","));

        assertThat(Ndjson.text("{\"m\":{" + members + "},\"id\":7}\n").schema())
                .hasToString("Schema[fields=[m utf8, id int64]]");
    }

    @Test
    void ofObjectsOfTooManyKeysTogetherThoseOfTheMostStayText() throws Exception {
        var text = new StringBuilder();
        for (int i = 0; i < 15_000; i++) {
            text.append(
                    "{\"few\":{\"a\":1},\"many\":{\"p%d\":{\"q%d\":1}},\"id\":%d}\n".formatted(i % 150, i / 150, i));
        }

        Ndjson file = Ndjson.text(text.toString());

        assertThat(file.schema()).hasToString("Schema[fields=[few.a int64, many utf8, id int64]]");
        assertThat(file.rows()).hasSize(15_000).contains(List.of(1L, "{\"p149\":{\"q99\":1}}", 14_999L));
    }

    @Test
    void longKeysCountForSeveral() {
        String text = IntStream.range(0, 200)
                .mapToObj(i -> "{\"" + "k".repeat(10_000) + i + "\":1}\n")
                .collect(Collectors.joining());

        assertThatThrownBy(() -> Ndjson.text(text).schema()).hasMessageContaining("more than 10000 different keys");
    }

    @Test
    void rowsOfTooManyKeysAreReadWhereTheColumnsAreNamed() throws Exception {
        String text = IntStream.range(0, 10_001)
                .mapToObj(i -> "{\"t\":\"2024-08-08T23:54:16Z\",\"k" + i + "\":1}\n")
                .collect(Collectors.joining());

        assertThat(Ndjson.text(text)
                        .option("schema", "{\"columns\": [{\"name\": \"t\", \"type\": \"timestamp(s, Z)\"}]}")
                        .rows())
                .hasSize(10_001);
    }

    @Test
    void theEmptyKeyIsAnErrorThatSaysWhatToDo() throws Exception {
        assertThatThrownBy(() -> Ndjson.text("{\"\":1,\"a\":2}\n").schema())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("under the key \"\"")
                .hasMessageContaining("ndjson.schema");
        assertThat(Ndjson.text("{\"\":1,\"a\":2}\n")
                        .option("schema", "{\"columns\": [{\"name\": \"a\", \"type\": \"int64\"}]}")
                        .rows())
                .containsExactly(List.of(2L));
    }

    @Test
    void theEmptyKeyInAnObjectIsAPartOfAName() throws Exception {
        Ndjson file = Ndjson.text("{\"a\":{\"\":1},\"\":{\"b\":2}}\n");

        assertThat(file.schema()).hasToString("Schema[fields=[a. int64, .b int64]]");
        assertThat(file.rows()).containsExactly(List.of(1L, 2L));
    }

    @Test
    void aValueThatIsTooLongToBeLookedAtIsText() throws Exception {
        String text = "{\"a\":1,\"b\":1}\n{\"a\":" + "1".repeat(5000) + ",\"b\":\"" + " ".repeat(5000) + "\"}\n";

        assertThat(Ndjson.text(text).schema()).hasToString("Schema[fields=[a utf8, b utf8]]");
    }

    @Test
    void tooManyKeysAreAnErrorThatSaysWhatToDo() {
        String text =
                IntStream.range(0, 10_001).mapToObj(i -> "{\"k" + i + "\":1}\n").collect(Collectors.joining());

        assertThatThrownBy(() -> Ndjson.text(text).schema())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("more than 10000 different keys")
                .hasMessageContaining("ndjson.schema");
    }

    @Test
    void objectsTooDeepForColumnsStayText() throws Exception {
        String text = "{\"a\":".repeat(500) + "1" + "}".repeat(500);

        Schema schema = Ndjson.text(text).schema();

        assertThat(schema.size()).isEqualTo(1);
        assertThat(schema.field(0).type()).hasToString("utf8");
    }

    @Test
    void aFileWithoutRowsNeedsASchema() {
        assertThatThrownBy(() -> Ndjson.text("\n \n{}\n").schema())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no row with a value that would tell what the columns are");
    }

    @Test
    void theGuessDoesNotDependOnWindows() throws Exception {
        String text = "{\"a\":1}\n".repeat(30_000) + "{\"a\":0.5,\"b\":1}\n";

        for (String window : List.of("100B", "1MB")) {
            assertThat(Ndjson.text(text)
                            .option("window", window)
                            .option("sample", "30000")
                            .schema())
                    .hasToString("Schema[fields=[a int64]]");
            assertThat(Ndjson.text(text)
                            .option("window", window)
                            .option("sample", "30001")
                            .schema())
                    .hasToString("Schema[fields=[a float64, b int64]]");
        }
    }
}
