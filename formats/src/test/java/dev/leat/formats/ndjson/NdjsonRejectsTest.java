package dev.leat.formats.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Type;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NdjsonRejectsTest {

    private static final String SCHEMA =
            "{\"columns\": [{\"name\": \"a\", \"type\": \"int64\"}, {\"name\": \"b.c\", \"type\": \"int64\"}]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1            | not JSON at byte 7 of the line: ',' or '}' has to stand here, not the end of the line",
                "{\"a\":1} x         | not JSON at byte 9 of the line: the end of the line after the object has to stand here, not 'x'",
                "{\"a\":1}{}         | not JSON at byte 8 of the line: the end of the line after the object has to stand here, not '{'",
                "[1]                 | not JSON at byte 1 of the line: an object, which begins with '{', has to stand here, not '['",
                "{\"a\" 1}           | not JSON at byte 6 of the line: ':' after a key has to stand here, not '1'",
                "{a:1}               | not JSON at byte 2 of the line: a key in double quotes has to stand here, not 'a'",
                "{\"a\":1,}          | not JSON at byte 8 of the line: a key in double quotes has to stand here, not '}'",
                "{\"a\":01}          | not JSON at byte 7 of the line: a number does not begin with 0",
                "{\"a\":1.}          | not JSON at byte 8 of the line: a digit has to stand here, not '}'",
                "{\"a\":.5}          | not JSON at byte 6 of the line: a value has to stand here, not '.'",
                "{\"a\":+1}          | not JSON at byte 6 of the line: a value has to stand here, not '+'",
                "{\"a\":1e}          | not JSON at byte 8 of the line: a digit has to stand here, not '}'",
                "{\"a\":NaN}         | not JSON at byte 6 of the line: a value has to stand here, not 'N'",
                "{\"a\":tru}         | not JSON at byte 9 of the line: 'true' has to stand here, not '}'",
                "{\"z\":[1,2}        | not JSON at byte 10 of the line: ',' or ']' has to stand here, not '}'",
                "{\"z\":[1,]}        | not JSON at byte 9 of the line: a value has to stand here, not ']'",
                "{\"z\":{\"y\":1,}}  | not JSON at byte 13 of the line: a key in double quotes has to stand here, not '}'",
                "{\"z\":\"x}         | not JSON at byte 9 of the line: the quote that closes a string has to stand here, not the end of the line",
                "{\"z\":\"\\x\"}     | not JSON at byte 8 of the line: one of \"\\/bfnrtu after a backslash has to stand here, not 'x'",
                "{\"z\":\"\\u12g4\"} | not JSON at byte 8 of the line: four hexadecimal digits after \\u has to stand here, not 'u'",
                "{\"z\":\"\\ud83d\"} | not JSON at byte 7 of the line: a surrogate without the one that makes a character of it",
                "{\"z\":\"\\ude00\\ud83d\"} | not JSON at byte 7 of the line: a surrogate without the one that makes a character of it",
                "{\"z\":\"\t\"}      | not JSON at byte 7 of the line: a control character in a string has to be escaped as \\u0009",
                "{\"a\":1,\"a\":2}   | two values for column 'a'",
                "{\"b.c\":1,\"b\":{\"c\":null}} | two values for column 'b.c'",
                "{\"b\":5}           | no object where there is one above column 'c'",
                "{\"a\":1.5}         | column 'a': '1.5' is not a whole number",
                "{\"a\":1.0}         | column 'a': '1.0' is not a whole number",
                "{\"a\":true}        | column 'a': 'true' is not a whole number",
                "{\"a\":\"\"}        | column 'a': '' is not a whole number",
                "{\"a\":{\"c\":1}}   | column 'a': '{\"c\":1}' is not a whole number",
                "{\"a\":9223372036854775808} | column 'a': '9223372036854775808' does not fit in int64, which ends at 9223372036854775807",
            })
    void saysWhatIsWrongAndGoesOnAtTheNextLine(String line, String problem) throws Exception {
        String text = "{\"a\":1}\n" + line + "\n{\"a\":2}\n";

        Ndjson.Content content = Ndjson.text(text)
                .option("schema", SCHEMA)
                .column("a", Type.INT64)
                .column("b.c", Type.INT64)
                .read();

        assertThat(content.rejects()).containsExactly("a:2: " + problem);
        assertThat(content.records()).containsExactly(line);
        assertThat(content.rows()).extracting(row -> row.getFirst()).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"\\ud83d\"", "{\"z\":nul}", "{\"z\":[{\"a\":1,\"b\"}]}"})
    void aLineThatIsNotJsonIsWrongWhateverColumnsAreAskedFor(String line) throws Exception {
        Ndjson other = Ndjson.text("{\"a\":1,\"b\":2}\n" + line + "\n").column("b", Type.INT64);

        assertThat(other.rejects()).hasSize(1);
        assertThat(other.rows()).containsExactly(List.of(2L));
    }

    @Test
    void aLineThatIsNotUtf8IsWrong() throws Exception {
        var bytes = new ByteArrayOutputStream();
        for (int overlong : new int[] {0x80, 0xC0, 0xED, 0xFF}) {
            bytes.writeBytes("{\"a\":\"é, and then ".getBytes(StandardCharsets.UTF_8));
            bytes.write(overlong);
            bytes.writeBytes("\"}\n".getBytes(StandardCharsets.UTF_8));
        }
        bytes.writeBytes("{\"a\":\"é\"}\n".getBytes(StandardCharsets.UTF_8));

        assertThat(Ndjson.bytes(bytes.toByteArray()).rejects())
                .containsExactly(
                        "a:1: the line is not UTF-8",
                        "a:2: the line is not UTF-8",
                        "a:3: the line is not UTF-8",
                        "a:4: the line is not UTF-8");
    }

    @Test
    void aRowThatDoesNotFitTheGuessedTypeIsWrong() throws Exception {
        String text = "{\"a\":1}\n{\"a\":2}\n\n{\"a\":\"three\"}\n{\"a\":4}\n";

        Ndjson.Content content = Ndjson.text(text).option("sample", "2").read();

        assertThat(content.rejects()).containsExactly("a:4: column 'a': 'three' is not a whole number");
        assertThat(content.rows()).containsExactly(List.of(1L), List.of(2L), List.of(4L));
    }

    @Test
    void keysThatAreNoColumnsAreLeftOutOrRejected() throws Exception {
        String text = "{\"a\":1,\"b\":{\"c\":1,\"d\":[]}}\n{\"a\":2,\"b\":{\"c\":2}}\n{\"a\":3,\"\\u007a\":0}\n";

        Ndjson ignoring = Ndjson.text(text).option("schema", SCHEMA);
        Ndjson rejecting = Ndjson.text(text).option("schema", SCHEMA).option("unknown", "reject");

        assertThat(ignoring.rows()).hasSize(3);
        assertThat(rejecting.rejects())
                .containsExactly("a:1: key 'd' is not in the schema", "a:3: key 'z' is not in the schema");
        assertThat(rejecting.column("a", Type.INT64).rows()).containsExactly(List.of(2L));
    }

    @Test
    void aLineOfTooManyBytesIsLeftOutInPieces() throws Exception {
        String good = "{\"a\":1}\n";
        String text = good + "{\"a\":\"" + "x".repeat(2500) + "\"}\n" + good;

        for (int window : new int[] {1, 100, 100_000}) {
            for (int split : new int[] {100, 1_000, 100_000}) {
                Ndjson.Content content = Ndjson.text(text)
                        .option("record", "1kB")
                        .option("window", window + "B")
                        .option("split", split + "B")
                        .read();

                assertThat(content.rows()).containsExactly(List.of(1L), List.of(1L));
                assertThat(content.records()).extracting(String::length).containsExactly(1000, 1000, 508);
                assertThat(content.rejects())
                        .startsWith("a:2: the line does not end within 1000 bytes, the most that ndjson.record allows")
                        .endsWith("a:2: this goes on with a line of more bytes than ndjson.record allows");
            }
        }
    }

    @Test
    void valuesTooDeepInEachOtherAreWrong() throws Exception {
        String right = "{\"z\":" + "[".repeat(999) + "]".repeat(999) + "}\n";
        String wrong = "{\"z\":" + "[{\"a\":".repeat(100_000) + "\n";

        assertThat(Ndjson.text("{\"a\":1}\n" + right + wrong)
                        .column("a", Type.INT64)
                        .rejects())
                .singleElement()
                .asString()
                .contains("arrays and objects are more than 1000 deep in each other");
    }
}
