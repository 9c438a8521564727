package dev.leat.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvOptionsTest {

    @TempDir
    Path folder;

    @Test
    void aDelimiterCanBeNamed() throws Exception {
        assertThat(text("a;b\n1,5;2\n").option("delimiter", ";").rows()).containsExactly(List.of("1,5", "2"));
        assertThat(text("a\tb\n1\t2\n").option("delimiter", "tab").rows()).containsExactly(List.of("1", "2"));
    }

    @Test
    void filesNamedTsvAreSeparatedByTabs() throws Exception {
        Path file = Files.writeString(folder.resolve("x.tsv"), "a\tb\n1\t2\n");

        assertThat(Csv.files(file).rows()).containsExactly(List.of("1", "2"));
    }

    @Test
    void theSameCharacterCannotBeTwoThings() {
        assertThatThrownBy(() -> text("a\n").option("delimiter", "\"").rows())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("csv.delimiter and csv.quote are both '\"'");
    }

    @Test
    void aFirstLineOfNamesIsAHeaderUnlessItIsSaidToBeNone() throws Exception {
        String text = "a,b\n1,2\n";

        assertThat(text(text).schema()).isEqualTo(Schema.of(new Field("a", Type.INT64), new Field("b", Type.INT64)));
        assertThat(text(text).option("header", "false").schema().names()).containsExactly("column0", "column1");
        assertThat(text(text).option("header", "false").rows()).hasSize(2);
    }

    @Test
    void aFirstLineOfNumbersIsARowUnlessItIsSaidToBeAHeader() throws Exception {
        String text = "1,2\n3,4\n";

        assertThat(text(text).rows()).hasSize(2);
        assertThat(text(text).option("header", "true").schema().names()).containsExactly("1", "2");
        assertThat(text(text).option("header", "true").rows()).containsExactly(List.of("3", "4"));
    }

    @Test
    void columnsWithoutANameOrWithTheSameGetOne() throws Exception {
        assertThat(text("a,,a,a_1\n1,2,3,4\n").schema().names()).containsExactly("a", "column1", "a_2", "a_1");
    }

    @Test
    void aNameThatCannotBeReadIsAnError() {
        assertThatThrownBy(() -> text("\"a\"x,b\n1,2\n").schema())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("field 1 of the first line");
    }

    @Test
    void quotesCanBeAnotherCharacterOrNone() throws Exception {
        assertThat(text("a,b\n'1,5',2\n").option("quote", "'").rows()).containsExactly(List.of("1,5", "2"));
        assertThat(text("a,b\n\"1,5\"\n").option("quote", "none").rows()).containsExactly(List.of("\"1", "5\""));
    }

    @Test
    void linesThatBeginWithTheCommentCharacterAreSkipped() throws Exception {
        String text = "# it's \"here\na,b\n1,2\n#,\"\n3,#4\n\"#5\",6\n#";

        assertThat(text(text).option("comment", "#").rows())
                .containsExactly(List.of("1", "2"), List.of("3", "#4"), List.of("#5", "6"));
    }

    @Test
    void theFirstLinesCanBeSkipped() throws Exception {
        assertThat(text("made by x\r\non Monday\na,b\n1,2\n")
                        .option("skip", "2")
                        .rows())
                .containsExactly(List.of("1", "2"));
    }

    @Test
    void emptyFieldsAreNullAndQuotedEmptyTextsAreNot() throws Exception {
        assertThat(text("a,b,c\n,\"\",x\n").rows()).containsExactly(List.of(Csv.NULL, "", "x"));
        assertThat(text("a,b\n,\"\"\n")
                        .column("a", Type.INT64)
                        .column("b", Type.INT64)
                        .rows())
                .containsExactly(List.of(Csv.NULL, Csv.NULL));
    }

    @Test
    void nullsCanBeNamed() throws Exception {
        Csv csv = text("a,b,c\nNA,NA,-\n1,\"NA\",x\n")
                .option("nulls", "NA,-")
                .column("a", Type.INT64)
                .column("b", Type.UTF8)
                .column("c", Type.DICTIONARY);

        assertThat(csv.rows()).containsExactly(List.of(Csv.NULL, Csv.NULL, Csv.NULL), List.of("1", "NA", "x"));
    }

    @Test
    void aNullAndAQuotedTextOfTheSameLettersStayApartInADictionary() throws Exception {
        Csv csv = text("a,b\n\"NA\",1\nNA,1\n\"NA\",1\n\"\"\"x\"\"\",1\n\"x\",1\nx,1\n")
                .option("nulls", "NA")
                .column("a", Type.DICTIONARY);

        assertThat(csv.rows())
                .containsExactly(
                        List.of("NA"), List.of(Csv.NULL), List.of("NA"), List.of("\"x\""), List.of("x"), List.of("x"));
    }

    @Test
    void latin1IsDecoded() throws Exception {
        byte[] bytes = "größe,b\nÄ,1\nÃ\u0084,2\nÄ,3\n".getBytes(StandardCharsets.ISO_8859_1);

        for (Type type : List.of(Type.UTF8, Type.DICTIONARY)) {
            Csv csv = Csv.bytes(folder, bytes).option("encoding", "latin-1").column("größe", type);

            assertThat(csv.rows()).containsExactly(List.of("Ä"), List.of("Ã\u0084"), List.of("Ä"));
        }
    }

    @Test
    void shortLinesCanBePaddedWithNulls() throws Exception {
        Csv csv = text("a,b,c\n1\n2,3\n4,5,6\n7,8,9,10\n")
                .option("ragged", "pad")
                .column("a", Type.INT64)
                .column("b", Type.UTF8)
                .column("c", Type.DICTIONARY);

        Csv.Content content = csv.read();

        assertThat(content.rows())
                .containsExactly(List.of("1", Csv.NULL, Csv.NULL), List.of("2", "3", Csv.NULL), List.of("4", "5", "6"));
        assertThat(content.rejects())
                .singleElement()
                .asString()
                .endsWith(":5: more than 3 fields where there are 3 columns");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() throws Exception {
        assertThat(text("\uFEFFa,b\n1,2\n").schema().names()).containsExactly("a", "b");
    }

    @Test
    void utf16IsRefused() {
        byte[] bytes = "\uFEFFa,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE);

        assertThatThrownBy(() -> Csv.bytes(folder, bytes).rows())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("UTF-16");
    }

    @Test
    void blankLinesAreSkippedUnlessThereIsOneColumn() throws Exception {
        assertThat(text("a,b\n\n1,2\r\n\r\n3,4\n\n").rows()).containsExactly(List.of("1", "2"), List.of("3", "4"));
        assertThat(text("a\n\n1\n\n").rows()).containsExactly(List.of(Csv.NULL), List.of("1"), List.of(Csv.NULL));
        assertThat(text("a\r\n\r\n1\r\n").rows()).containsExactly(List.of(Csv.NULL), List.of("1"));
    }

    @Test
    void typesCanBeGivenAsASchema() throws Exception {
        String schema =
                "{\"columns\": [{\"name\": \"a\", \"type\": \"decimal(2)\"}, {\"name\": \"b\", \"type\": \"utf8\"}]}";

        assertThat(text("a,b\n1,2\n").option("schema", schema).schema())
                .isEqualTo(Schema.of(new Field("a", Type.decimal(2)), new Field("b", Type.UTF8)));
        assertThat(text("a,b\n1,2\n").option("schema", schema).rows()).hasSize(1);
        assertThat(text("1,2\n3,4\n").option("schema", schema).rows()).hasSize(2);
        assertThatThrownBy(() -> text("a,b,c\n").option("schema", schema).rows())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("csv.schema has 2 columns [a, b]");
    }

    @Test
    void compressedFilesAreReadByTheirContent() throws Exception {
        String rows = "1,é\n".repeat(100_000);
        var gzip = new ByteArrayOutputStream();
        try (var compressing = new GZIPOutputStream(gzip)) {
            compressing.write(("a,b\n" + rows).getBytes(StandardCharsets.UTF_8));
        }

        Csv csv = Csv.bytes(folder, gzip.toByteArray()).column("a", Type.INT64).column("b", Type.DICTIONARY);

        assertThat(csv.option("window", "1000B").rows()).hasSize(100_000).containsOnly(List.of("1", "é"));
    }

    @Test
    void filesOfTheSameColumnsAreReadOneAfterTheOther() throws Exception {
        Path first = Files.writeString(folder.resolve("1.csv"), "a,b\n1,2\n");
        Path second = Files.writeString(folder.resolve("2.csv"), "a,b\n3,4");
        Path empty = Files.writeString(folder.resolve("3.csv"), "");

        assertThat(Csv.files(first, second, empty).rows()).containsExactly(List.of("1", "2"), List.of("3", "4"));
    }

    @Test
    void filesOfOtherColumnsAreAnErrorThatNamesTheDifference() throws Exception {
        Path first = Files.writeString(folder.resolve("1.csv"), "a,b\n1,2\n");
        Path second = Files.writeString(folder.resolve("2.csv"), "a,c\n3,4\n");

        assertThatThrownBy(() -> Csv.files(first, second).rows())
                .isInstanceOf(DataException.class)
                .hasMessage(second + ":1: column 2 is 'c' where it is 'b' in " + first);
    }

    @Test
    void errorsOfTheHeaderNameItsLineAfterWhatIsSkipped() throws Exception {
        Path first = Files.writeString(folder.resolve("1.csv"), "x\nx\na,b\n1,2\n");
        Path second = Files.writeString(folder.resolve("2.csv"), "x\r\nx\r\n\r\n# of 2024\r\na,c\r\n3,4\r\n");
        Path third = Files.writeString(folder.resolve("3.csv"), "x\nx\n#\n\"a\"y,b\n");

        assertThatThrownBy(() -> Csv.files(first, second)
                        .option("skip", "2")
                        .option("comment", "#")
                        .rows())
                .hasMessageStartingWith(second + ":5: column 2 is 'c'");
        assertThatThrownBy(() -> Csv.files(third)
                        .option("skip", "2")
                        .option("comment", "#")
                        .rows())
                .hasMessageStartingWith(third + ":4: in field 1 of the first line");
    }

    @Test
    void anEmptyFileIsAnError() {
        assertThatThrownBy(() -> text("").rows()).isInstanceOf(DataException.class);
    }

    private Csv text(String text) throws Exception {
        return Csv.text(folder, text);
    }
}
