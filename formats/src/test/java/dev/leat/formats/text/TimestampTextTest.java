package dev.leat.formats.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import dev.leat.api.source.Scan.Digits;
import dev.leat.formats.text.TimestampStyle.Iso;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimestampTextTest {

    private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);
    private static final List<TimeUnit> UNITS = List.of(TimeUnit.values());

    @Test
    void agreesWithJavaTime() {
        Random random = Reading.random();

        for (int i = 0; i < 100_000; i++) {
            TimeUnit unit = UNITS.get(random.nextInt(4));
            long perUnit = 1_000_000_000 / unit.perSecond();
            long second =
                    random.nextInt(4) == 0 ? random.nextLong(-62_135_596_800L, 253_402_300_800L) : random.nextInt();
            int nano = (int) (random.nextInt(1_000_000_000) / perUnit * perUnit);
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(random.nextInt(-17 * 60, 17 * 60 + 1) * 60);
            OffsetDateTime moment = Instant.ofEpochSecond(second, nano).atOffset(offset);
            String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
            BigInteger units = nanos(moment.toInstant()).divide(BigInteger.valueOf(perUnit));
            boolean fits = units.bitLength() <= 63 && moment.getYear() > 0 && moment.getYear() <= 9999;

            var kind = new TimestampText(new Type.Timestamp(unit, "Z"), Digits.REFUSE);
            Reading reading = Reading.of(kind, random.nextBoolean() ? text : text.replace('T', ' '));

            if (fits) {
                assertThat(reading.asLong()).as(text).isEqualTo(units.longValue());
            }
        }
    }

    private static BigInteger nanos(Instant instant) {
        return BigInteger.valueOf(instant.getEpochSecond())
                .multiply(BILLION)
                .add(BigInteger.valueOf(instant.getNano()));
    }

    @ParameterizedTest
    @CsvSource({
        "1723161256789, 1723161256789",
        "-5, -5",
        "2024-08-08T23:54:16.789, 1723161256789",
        "2024-08-08 23:54:16.789, 1723161256789",
        "2024-08-08t23:54:16.789000000, 1723161256789",
        "2024-08-08 23:54:16, 1723161256000",
        "2024-08-08 23:54, 1723161240000",
        "2024-08-08, 1723075200000",
        "1969-12-31T23:59:59.999, -1",
        "0000-01-01T00:00:00, -62167219200000",
        "-0001-12-31T00:00:00, -62167305600000",
        "+12024-08-08T00:00:00, 317292595200000",
        "2024-02-29T00:00:00, 1709164800000",
        "2000-02-29T00:00:00, 951782400000"
    })
    void readsLocalMoments(String text, long millis) {
        var kind = new TimestampText(new Type.Timestamp(TimeUnit.MILLIS, ""), Digits.REFUSE);

        assertThat(Reading.of(kind, text).asLong()).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-08-08T23:54:16.789Z",
                "2024-08-08T23:54:16.789z",
                "2024-08-09T01:54:16.789+02:00",
                "2024-08-09 01:54:16.789+0200",
                "2024-08-09 01:54:16.789+02",
                "2024-08-08T18:24:16.789-05:30"
            })
    void readsAnyOffsetIntoAZone(String text) {
        var kind = new TimestampText(new Type.Timestamp(TimeUnit.MILLIS, "+02:00"), Digits.REFUSE);

        assertThat(Reading.of(kind, text).asLong()).isEqualTo(1723161256789L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2023-02-29T00:00:00",
                "1900-02-29T00:00:00",
                "2024-13-01T00:00:00",
                "2024-00-01T00:00:00",
                "2024-01-00T00:00:00",
                "2024-04-31T00:00:00",
                "2024-01-01T24:00:00",
                "2024-01-01T00:60:00",
                "2024-01-01T00:00:60",
                "2024-01-01T00:00:00.",
                "2024-01-01T00:00:00.1234567890",
                "2024-01-01T00:00:00.0001",
                "2024-01-01T00:00:00Z",
                "24-01-01",
                "2024/01/01",
                "noon",
                "2024-01-01T00:00:0",
                "2024-01-01T00-00-00",
                "2024-01-01X00:00:00",
                "9999999999999999999"
            })
    void refusesWhatIsNoMoment(String text) {
        var kind = new TimestampText(new Type.Timestamp(TimeUnit.MILLIS, ""), Digits.REFUSE);

        assertThat(Reading.of(kind, text).valid()).isFalse();
    }

    @Test
    void saysWhatWouldBeRight() {
        var local = new TimestampText(new Type.Timestamp(TimeUnit.MILLIS, ""), Digits.REFUSE);
        var zoned = new TimestampText(new Type.Timestamp(TimeUnit.NANOS, "Z"), Digits.REFUSE);

        assertThat(local.problem("2023-02-29T00:00:00"))
                .isEqualTo("'2023-02-29T00:00:00' is not a timestamp such as 2024-08-08T23:54:16, or a count of ms:"
                        + " Invalid date 'February 29' as '2023' is not a leap year");
        assertThat(local.problem("2024-01-01T00:00:00Z"))
                .isEqualTo("'2024-01-01T00:00:00Z' has a zone, but timestamp(ms) has none");
        assertThat(local.problem("2024-01-01T00:00:00.0001"))
                .isEqualTo("'2024-01-01T00:00:00.0001' is not a whole number of ms");
        assertThat(zoned.problem("2024-01-01T00:00:00"))
                .isEqualTo("'2024-01-01T00:00:00' has no zone, but timestamp(ns, Z) has one");
        assertThat(zoned.problem("2924-01-01T00:00:00Z"))
                .isEqualTo("'2924-01-01T00:00:00Z' does not fit in timestamp(ns, Z)");
    }

    @Test
    void roundsDigitsBeyondTheUnitWhereAskedTo() {
        var kind = new TimestampText(new Type.Timestamp(TimeUnit.MILLIS, ""), Digits.ROUND);

        assertThat(Reading.of(kind, "1970-01-01T00:00:00.0005").asLong()).isEqualTo(1);
        assertThat(Reading.of(kind, "1969-12-31T23:59:59.9995").asLong()).isEqualTo(-1);
        assertThat(Reading.of(kind, "1970-01-01T00:00:00.000499999").asLong()).isEqualTo(0);
    }

    @Test
    void writesWhatItReads() {
        Random random = Reading.random();

        for (int i = 0; i < 100_000; i++) {
            TimeUnit unit = UNITS.get(random.nextInt(4));
            String zone = new String[] {"", "Z", "+02:00", "-0530", "Europe/Rome"}[random.nextInt(5)];
            var type = new Type.Timestamp(unit, zone);
            long units = random.nextLong() >> random.nextInt(unit == TimeUnit.SECONDS ? 12 : 1, 64);
            var writer = new TimestampWriter(type, Iso.full(unit));

            String text = Writing.of(TimestampWriter.ROOM, (into, at) -> writer.write(units, into, at));

            assertThat(Reading.of(new TimestampText(type, Digits.REFUSE), text).asLong())
                    .as(text)
                    .isEqualTo(units);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "s, '', 1723161256, 2024-08-08T23:54:16",
        "ms, '', 1723161256789, 2024-08-08T23:54:16.789",
        "us, Z, 1723161256789000, 2024-08-08T23:54:16.789000Z",
        "ns, +02:00, 1723161256789000001, 2024-08-09T01:54:16.789000001+02:00",
        "ms, +0200, 1723161256789, 2024-08-09T01:54:16.789+0200",
        "ms, Europe/Rome, 1723161256789, 2024-08-09T01:54:16.789+02:00",
        "ms, UTC, 1723161256789, 2024-08-08T23:54:16.789Z",
        "ms, '', -1, 1969-12-31T23:59:59.999",
        "s, '', 253402300800, +10000-01-01T00:00:00",
        "s, '', -62198755200, -0001-01-01T00:00:00"
    })
    void writesAllDigitsAndTheZone(String unit, String zone, long units, String text) {
        var writer =
                new TimestampWriter(new Type.Timestamp(TimeUnit.parse(unit), zone), Iso.full(TimeUnit.parse(unit)));

        assertThat(Writing.of(TimestampWriter.ROOM, (into, at) -> writer.write(units, into, at)))
                .isEqualTo(text);
    }

    @Test
    void changesTheOffsetOfARegionWhereItsClocksChange() {
        var writer =
                new TimestampWriter(new Type.Timestamp(TimeUnit.SECONDS, "Europe/Rome"), Iso.full(TimeUnit.SECONDS));
        long change = LocalDateTime.of(2024, 3, 31, 1, 0).toEpochSecond(ZoneOffset.UTC);

        String before = Writing.of(TimestampWriter.ROOM, (into, at) -> writer.write(change - 1, into, at));
        String after = Writing.of(TimestampWriter.ROOM, (into, at) -> writer.write(change, into, at));
        String beforeAgain = Writing.of(TimestampWriter.ROOM, (into, at) -> writer.write(change - 1, into, at));

        assertThat(before).isEqualTo("2024-03-31T01:59:59+01:00").isEqualTo(beforeAgain);
        assertThat(after).isEqualTo("2024-03-31T03:00:00+02:00");
    }

    @Test
    void refusesAZoneThatThereIsNot() {
        assertThatThrownBy(() -> new TimestampWriter(
                        new Type.Timestamp(TimeUnit.SECONDS, "Europe/Atlantis"), Iso.full(TimeUnit.SECONDS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no time zone 'Europe/Atlantis'");
    }
}
