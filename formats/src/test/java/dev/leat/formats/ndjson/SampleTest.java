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
