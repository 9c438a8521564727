package dev.leat.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.tck.data.Seeds;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Moments leave a CSV file as they stand in it.
final class TimestampsAsReadTest {

    private static final int ROWS = 300;

    /// Cells are parted by bars.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-08-08 23:54:16",
                "2024-08-08t23:54:16z",
                "2024-08-08T23:54",
                "2024-08-08T23:54Z|2024-08-08T23:54:16Z|2024-08-08T23:54:16.120Z",
                "2024-08-08 23:54:16.5|2024-08-08 23:54:16.123",
                "2024-08-08 23:54:16.50|2024-08-08 23:54:16.12",
                "2024-08-08 23:54:16|2024-08-08 23:54:16.000001",
                "2024-08-08 23:54:16.0|2024-08-08 23:54:16.25",
                "2024-08-08 23:54:16|2024-08-08 23:54:16.120000|2024-08-08 23:54:16.123456789",
                "2024-08-08T23:54:16.500|2024-08-08T23:54:16.5",
                "2024-08-08T23:54:16.5|2024-08-08 23:54:16.5",
                "2024-08-08 00:00:00|2024-08-08",
                "2024-08-08 10:00|2024-08-08",
                "2024-08-08T00:00:00+00:00",
                "2024-08-08T00:00:00.1+0000",
                "2024-08-08T00:00:00+00|2024-08-08T00:00:00.25+00",
                "2024-08-08T00:00:00-0330",
                "2024-08-08T00:00:00+00:00|2024-08-08T00:00:00Z",
                "+2024-08-08T00:00:00",
                "+12024-08-08T00:00:00|-0001-08-08T00:00:00",
                "-0000-08-08T00:00:00",
                "1600-08-08T00:00:00.123|2400-08-08T00:00:00",
                "1700000000000|1700000000001"
            })
    void leaveAsTheyWereRead(String cells) throws Exception {
        String text = "t\n" + String.join("\n", cells.split("\\|")) + "\n";

        assertThat(new CsvCopy().text(text)).isEqualTo(text);
    }

    @Test
    void leaveAsTheyWereReadWhateverWroteThem() throws Exception {
        var random = new Random(Seeds.next("whatever wrote them"));
        List<Function<LocalDateTime, String>> writers = List.of(
                LocalDateTime::toString,
                moment -> moment.toInstant(ZoneOffset.UTC).toString(),
                moment -> moment.atOffset(ZoneOffset.ofHours(2)).toString(),
                moment -> fraction(moment, 1, 9),
                moment -> moment.equals(moment.withNano(0)) ? fraction(moment, 0, 0) : fraction(moment, 6, 6),
                moment -> fraction(moment, 3, 3),
                moment -> fraction(moment, 0, 9),
                moment -> fraction(moment, 2, 9));

        for (Function<LocalDateTime, String> writer : writers) {
            var text = new StringBuilder("t\n");
            for (int row = 0; row < ROWS; row++) {
                text.append(writer.apply(moment(random))).append('\n');
            }

            assertThat(new CsvCopy().text(text.toString())).isEqualTo(text.toString());
        }
    }

    @Test
    void keepEveryDigitWhereALaterOneIsSpelledOtherwise() throws Exception {
        String text = "t\n2024-08-08 10:00:00.10\n2024-08-08T10:00:00.123\n2024-08-08 10:00\n";

        assertThat(new CsvCopy().option("sample", "2").text(text))
                .isEqualTo("t\n2024-08-08 10:00:00.10\n2024-08-08 10:00:00.123\n2024-08-08 10:00:00.00\n");
    }

    @ParameterizedTest
    @CsvSource({
        "timestamp(us), 2024-08-08 23:54:16.5",
        "timestamp(ms), 1700000000000",
        "'timestamp(ns, Z)', 2024-08-08 23:54Z",
        "timestamp(s), 2024-08-08"
    })
    void leaveAsTheyWereReadUnderAnExplicitSchema(String type, String cell) throws Exception {
        String schema = "{\"columns\": [{\"name\": \"t\", \"type\": \"" + type + "\"}]}";
        String text = "t\n" + cell + "\n";

        assertThat(new CsvCopy().option("schema", schema).text(text)).isEqualTo(text);
    }

    @Test
    void areQuotedWhereTheyHoldTheDelimiter() throws Exception {
        String commas = "t,n\n\"2024-08-08 10:00:00,5\",1\n\"2024-08-08 10:00:00,7\",2\n,3\n";
        String spaces = "t n\n\"2024-08-08 10:00:00\" 1\n";

        assertThat(new CsvCopy().text(commas)).isEqualTo(commas);
        assertThat(new CsvCopy().option("delimiter", " ").text(spaces)).isEqualTo(spaces);
    }

    private static LocalDateTime moment(Random random) {
        long unit = List.of(1L, 1_000L, 1_000_000L, 100_000_000L, 1_000_000_000L, 60_000_000_000L)
                .get(random.nextInt(6));
        long nanos = random.nextLong(1_800_000_000L * 1_000_000_000) / unit * unit;
        return LocalDateTime.ofEpochSecond(nanos / 1_000_000_000, (int) (nanos % 1_000_000_000), ZoneOffset.UTC);
    }

    private static String fraction(LocalDateTime moment, int least, int most) {
        var date = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd HH:mm:ss");
        if (most > 0) {
            date.appendFraction(ChronoField.NANO_OF_SECOND, least, most, true);
        }
        return date.toFormatter(Locale.ROOT).format(moment);
    }
}
