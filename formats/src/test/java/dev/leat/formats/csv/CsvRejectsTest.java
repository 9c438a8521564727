package dev.leat.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Type;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.source.Scan;
import dev.leat.tck.data.Seeds;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRejectsTest {

    @TempDir
    Path folder;

    @Test
    void aRejectNamesLineColumnTextAndWhatIsRight() throws Exception {
        Csv csv = text("a,b\n1,2\n3,x\n5,6\n").column("a", Type.INT64).column("b", Type.INT64);

        Csv.Content content = csv.read();

        assertThat(content.rows()).containsExactly(List.of("1", "2"), List.of("5", "6"));
        assertThat(content.rejects())
                .singleElement()
                .asString()
                .endsWith(".csv:3: column 'b': 'x' is not a whole number");
    }

    @Test
    void theFirstColumnAtFaultIsNamed() throws Exception {
        Csv csv = text("a,b\nx,y\n").column("a", Type.INT64).column("b", Type.BOOL);

        assertThat(csv.read().rejects()).singleElement().asString().contains("column 'a': 'x'");
    }

    @Test
    void aRowThatLacksARequiredValueIsRejectedAsItWas() throws Exception {
        Csv csv = text("a,b\n1,2\n,x\n5,\n7,8\n")
                .column("a", Type.INT64)
                .column("b", Type.UTF8)
                .required("a");

        Csv.Content content = csv.read();

        assertThat(content.rows()).containsExactly(List.of("1", "2"), List.of("5", Csv.NULL), List.of("7", "8"));
        assertThat(content.records()).containsExactly(",x");
        assertThat(content.rejects())
                .singleElement()
                .asString()
                .endsWith(".csv:3: column 'a': no value, but one is needed");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 1000})
    void rowsThatLackRequiredValuesAreTheSameWhateverTheBatches(int batchRows) throws Exception {
        var random = new Random(Seeds.next("CsvRejectsTest"));
        var text = new StringBuilder("n,t,c\n");
        List<String> whole = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            String number = random.nextInt(40) == 0 ? "" : String.valueOf(i);
            String word = random.nextInt(40) == 0 ? "" : "w" + i;
            String code = random.nextInt(40) == 0 ? "" : "c" + i % 5;
            text.append(number)
                    .append(',')
                    .append(word)
                    .append(',')
                    .append(code)
                    .append('\n');
            if (!number.isEmpty() && !word.isEmpty() && !code.isEmpty()) {
                whole.add(number);
            }
        }

        Csv.Content content = text(text.toString())
                .column("n", Type.INT64)
                .column("t", Type.UTF8)
                .column("c", Type.DICTIONARY)
                .required("n", "t", "c")
                .batchRows(batchRows)
                .read();

        assertThat(content.rows().stream().map(List::getFirst)).isEqualTo(whole);
        assertThat(content.rejects()).hasSize(3000 - whole.size());
    }

    @Test
    void linesAreCountedAsPeopleCountThem() throws Exception {
        Csv csv =
                text("a,b\r\n\"1\n1\",2\r\n\r\n3,x\r\n").column("a", Type.UTF8).column("b", Type.INT64);

        assertThat(csv.read().rejects()).singleElement().asString().contains(".csv:5: ");
    }

    @Test
    void rowsAroundRejectsStayWhole() throws Exception {
        var text = new StringBuilder("a,b,c,d\n");
        for (int i = 0; i < 5000; i++) {
            String bad = i % 7 == 3 ? "x" : Integer.toString(i);
            text.append(i % 5 == 0 ? "" : i)
                    .append(',')
                    .append(bad)
                    .append(",t")
                    .append(i)
                    .append(",s\n");
        }
        Csv csv = text(text.toString())
                .column("a", Type.INT64)
                .column("c", Type.UTF8)
                .column("b", Type.INT64)
                .column("d", Type.DICTIONARY)
                .batchRows(3000);

        Csv.Content content = csv.read();

        assertThat(content.rejects()).hasSize(714);
        assertThat(content.rows()).hasSize(4286).allSatisfy(row -> {
            assertThat(row.get(0)).isEqualTo(Integer.parseInt(row.get(2)) % 5 == 0 ? Csv.NULL : row.get(2));
            assertThat(row.get(1)).isEqualTo("t" + row.get(2));
            assertThat(row.get(3)).isEqualTo("s");
        });
    }

    @Test
    void linesOfAnotherNumberOfFieldsAreRejected() throws Exception {
        Csv csv = text("a,b\n1\n1,2\n1,2,3\n" + "4,".repeat(20_000) + "\n5,6\n");

        Csv.Content content = csv.read();

        assertThat(content.rows()).containsExactly(List.of("1", "2"), List.of("5", "6"));
        assertThat(content.rejects())
                .extracting(reject -> reject.substring(reject.indexOf(":")))
                .containsExactly(
                        ":2: 1 field where there are 2 columns",
                        ":4: more than 2 fields where there are 2 columns",
                        ":5: more than 2 fields where there are 2 columns");
    }

    @Test
    void textAfterAClosingQuoteIsRejected() throws Exception {
        Csv csv = text("a,b\n\"x\"y,1\n\"\"\"\",2\n");

        Csv.Content content = csv.read();

        assertThat(content.rows()).containsExactly(List.of("\"", "2"));
        assertThat(content.rejects())
                .singleElement()
                .asString()
                .contains(":2: column 'a': text after the closing quote of \"x\"y");
    }

    @Test
    void aQuoteThatIsNotClosedCostsOneLineAndNotTheFile() throws Exception {
        Csv csv = text("a,b\n1,\"2\n" + "3,4\n".repeat(10));

        Csv.Content content = csv.read();

        assertThat(content.rows()).hasSize(10).containsOnly(List.of("3", "4"));
        assertThat(content.rejects())
                .singleElement()
                .asString()
                .endsWith(":2: the quote that opens here is not closed before the end of the file");
    }

    @Test
    void aRecordOverTheLimitIsRejected() throws Exception {
        Csv csv = text("a,b\n1,\"" + "2\n".repeat(200_000) + "\",3\n4,5\n").option("record", "100kB");

        Csv.Content content = csv.read();

        assertThat(content.rows()).containsExactly(List.of("4", "5"));
        assertThat(content.rejects().getFirst())
                .contains(":2: the quote that opens here is not closed within 100000 bytes");
    }

    @Test
    void theLineOfAQuoteThatIsNotClosedIsReportedWhole() throws Exception {
        String line = "1,\"" + "2,".repeat(200_000);
        Csv csv = text("a,b\n" + line + "\n3,4\n");

        Csv.Content content = csv.option("window", "50kB").read();

        assertThat(content.rows()).containsExactly(List.of("3", "4"));
        assertThat(content.records()).containsExactly(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void aLineOverTheLimitIsReportedInPiecesOfIt(String end) throws Exception {
        String line = "1,\"" + "2".repeat(249_997);
        String other = "5".repeat(100_000);
        String text = String.join(end, "a,b", line, "3,4", other, "6,7", "8");

        for (String window : List.of("1kB", "70kB", "4MiB")) {
            for (Csv csv : List.of(
                    text(text), text(text).piped(), text(text).reopening().batchRows(1))) {
                Csv.Content content =
                        csv.option("record", "100kB").option("window", window).read();

                assertThat(content.rows()).containsExactly(List.of("3", "4"), List.of("6", "7"));
                assertThat(content.records()).hasSize(5).satisfies(records -> {
                    assertThat(String.join("", records.subList(0, 3))).isEqualTo(line);
                    assertThat(records.getFirst()).hasSize(100_000);
                    assertThat(records.get(3)).isEqualTo(other);
                    assertThat(records.get(4)).isEqualTo("8");
                });
                assertThat(content.rejects())
                        .extracting(reject -> reject.replaceFirst("^.*csv(:\\d+:.{9}).*", "$1"))
                        .containsExactly(
                                ":2: the quot", ":2: this goe", ":2: this goe", ":4: 1 field ", ":6: 1 field ");
            }
        }
    }

    @Test
    void linesOfAPipeAreCountedAsTheyPass() throws Exception {
        var random = new Random(Seeds.next("lines of a pipe"));
        for (int round = 0; round < 30; round++) {
            var text = new StringBuilder("#\r\n\r\na,b\r\n");
            for (int row = 0; row < 2000; row++) {
                String cell = List.of("1", "x", "\"1\"", "\" \r\n1\"", "2,3", "1\r\n")
                        .get(random.nextInt(50) % (row % 7 == 0 ? 6 : 1));
                text.append(cell).append(",t").append(random.nextInt()).append(random.nextBoolean() ? "\n" : "\r\n");
            }
            int batchRows = random.nextInt(1, 3000);
            String window = random.nextInt(100, 100_000) + "B";

            List<String> counted =
                    rejects(text(text.toString()).piped().batchRows(batchRows).option("window", window));

            assertThat(counted).isEqualTo(rejects(text(text.toString())));
        }
    }

    private static List<String> rejects(Csv csv) throws Exception {
        return csv.option("comment", "#").column("a", Type.INT64).read().rejects().stream()
                .map(reject -> reject.substring(reject.indexOf(".csv:")))
                .limit(20)
                .toList();
    }

    @Test
    void bytesThatAreNotUtf8AreRejected() throws Exception {
        byte[] bytes = "a,b\nÄ,1\nx,2\n".getBytes(StandardCharsets.ISO_8859_1);

        for (Type type : List.of(Type.UTF8, Type.DICTIONARY)) {
            Csv.Content content = Csv.bytes(folder, bytes).column("a", type).read();

            assertThat(content.rows()).containsExactly(List.of("x"));
            assertThat(content.rejects()).singleElement().asString().contains("is not UTF-8");
        }
    }

    @Test
    void ofRandomBytesThoseThatAreNotUtf8AreRejected() throws Exception {
        var random = new Random(Seeds.next("random bytes"));
        byte[] alphabet = {
            'a', 'b', (byte) 0xE4, (byte) 0x80, (byte) 0xBF, (byte) 0xC3, (byte) 0xE2, (byte) 0x82, (byte) 0xF0
        };
        for (int round = 0; round < 20; round++) {
            var text = new ByteArrayOutputStream();
            text.writeBytes("a,b\n".getBytes(StandardCharsets.UTF_8));
            List<List<String>> valid = new ArrayList<>();
            int rows = random.nextInt(1, 3000);
            int wrong = random.nextInt(1, 4000);
            for (int row = 0; row < rows; row++) {
                byte[] cell = new byte[random.nextInt(1, 12)];
                for (int i = 0; i < cell.length; i++) {
                    cell[i] = alphabet[random.nextInt(wrong) < 1000 ? random.nextInt(alphabet.length) : 0];
                }
                text.writeBytes(cell);
                text.writeBytes((",é" + row + "\n").getBytes(StandardCharsets.UTF_8));
                String other = "é" + row;
                decoded(cell).ifPresent(shown -> valid.add(List.of(shown, other)));
            }
            Csv csv = Csv.bytes(folder, text.toByteArray())
                    .kernels(round < 10 ? KernelMode.SCALAR : KernelMode.VECTOR)
                    .batchRows(random.nextInt(1, 5000));

            Csv.Content content = csv.read();

            assertThat(content.rows()).isEqualTo(valid);
            assertThat(content.rejects()).hasSize(rows - valid.size());
        }
    }

    /// 4096 cells are a run: were the rest of it copied again for each of them, it would be 160 GB in all.
    @Test
    @Timeout(10)
    void aFileInAnotherEncodingIsRejectedInOnePass() throws Exception {
        byte[] line = ("é".repeat(1000) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        var text = new ByteArrayOutputStream();
        text.writeBytes("a\n".getBytes(StandardCharsets.UTF_8));
        for (int row = 0; row < 80_000; row++) {
            text.writeBytes(line);
        }

        Csv.Content content =
                Csv.bytes(folder, text.toByteArray()).batchRows(100_000).read();

        assertThat(content.rows()).isEmpty();
        assertThat(content.rejects()).hasSize(80_000);
    }

    private static Optional<String> decoded(byte[] cell) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(cell))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    @Test
    void digitsBeyondTheScaleAreRefusedOrRounded() throws Exception {
        String text = "a,b\n0.123456789,1\n0.1234567849,1\n-2.5,1\n0.1200000000,1\n";

        assertThat(text(text).column("a", Type.decimal(8)).read().rejects()).hasSize(2);
        assertThat(text(text)
                        .column("a", Type.decimal(8))
                        .digits(Scan.Digits.ROUND)
                        .rows())
                .containsExactly(List.of("12345679"), List.of("12345678"), List.of("-250000000"), List.of("12000000"));
    }

    @Test
    void manyRejectsEndABatchEarly() throws Exception {
        Csv csv = text("a,b\n" + "x,1\n".repeat(3000)).column("a", Type.INT64).batchRows(1_000_000);

        assertThat(csv.read().rejects()).hasSize(3000);
        assertThat(csv.mostRejects()).isBetween(1000, 2999);
    }

    private Csv text(String text) throws Exception {
        return Csv.text(folder, text);
    }
}
