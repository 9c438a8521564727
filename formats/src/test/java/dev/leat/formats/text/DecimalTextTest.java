package dev.leat.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.source.Scan.Digits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimalTextTest {

    private static final DecimalText EIGHT = new DecimalText(8, Digits.REFUSE);

    @Test
    void agreesWithBigDecimal() {
        Random random = Reading.random();

        for (int i = 0; i < 100_000; i++) {
            String text = decimal(random, 24);
            int scale = random.nextInt(19);
            Digits digits = random.nextBoolean() ? Digits.REFUSE : Digits.ROUND;

            Reading reading = Reading.of(new DecimalText(scale, digits), text);

            String claim = text + " at " + scale + " " + digits;
            boolean fits = fits(text, scale, digits, 63);
            assertThat(reading.valid()).as(claim).isEqualTo(fits);
            if (fits) {
                assertThat(reading.asLong())
                        .as(claim)
                        .isEqualTo(units(text, scale).longValueExact());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1e000000000, 1", "1e0000000001, 10", "15e-00000000001, 1.5", "1E+0, 1"})
    void exponentsMayHaveZerosBeforeThem(String text, BigDecimal value) {
        assertThat(Reading.of(EIGHT, text).asLong())
                .isEqualTo(value.movePointRight(8).longValueExact());
    }

    /// A number of a million digits takes minutes where it is made one.
    @ParameterizedTest
    @CsvSource({"1.5, 1.5", "-0.25, -0.25", "00012.5e1, 125", "0, 0", "9999999999.12345678, 9999999999.12345678"})
    @Timeout(20)
    void zerosWithoutEndSayNothing(String text, BigDecimal value) {
        String zeros = "0".repeat(1_000_000);
        int mantissa = text.contains("e") ? text.indexOf('e') : text.length();
        String point = text.contains(".") ? "" : ".";
        String behind = text.substring(0, mantissa) + point + zeros + text.substring(mantissa);
        String before = (text.startsWith("-") ? "-" : "") + zeros + text.replace("-", "");

        for (String number : List.of(behind, before)) {
            assertThat(Reading.of(EIGHT, number).asLong())
                    .isEqualTo(value.movePointRight(8).longValueExact());
        }
    }

    @Test
    @Timeout(20)
    void digitsWithoutEndAreRefusedOrRounded() {
        var rounding = new DecimalText(2, Digits.ROUND);
        String threes = "3".repeat(1_000_000);

        assertThat(Reading.of(EIGHT, "0." + threes).valid()).isFalse();
        assertThat(Reading.of(EIGHT, threes).valid()).isFalse();
        assertThat(Reading.of(EIGHT, threes + "x").valid()).isFalse();
        assertThat(Reading.of(rounding, "0." + threes).asLong()).isEqualTo(33);
        assertThat(Reading.of(rounding, "0.66" + threes + "e-1").asLong()).isEqualTo(7);
        assertThat(Reading.of(rounding, "-0.01" + "5" + threes).asLong()).isEqualTo(-2);
        assertThat(Reading.of(rounding, threes + "e-999999").asLong()).isEqualTo(333);
    }

    @Test
    void agreesWithBigDecimalIn128Bits() {
        Random random = Reading.random();

        for (int i = 0; i < 50_000; i++) {
            String text = decimal(random, 42);
            int scale = random.nextInt(39);
            Digits digits = random.nextBoolean() ? Digits.REFUSE : Digits.ROUND;

            Reading reading = Reading.of(new WideText(scale, digits), text);

            String claim = text + " at " + scale + " " + digits;
            boolean fits = fits(text, scale, digits, 127);
            assertThat(reading.valid()).as(claim).isEqualTo(fits);
            if (fits) {
                assertThat(reading.asWide()).as(claim).isEqualTo(units(text, scale));
            }
        }
    }

    private static String decimal(Random random, int most) {
        var text = new StringBuilder();
        text.append(
                switch (random.nextInt(6)) {
                    case 0 -> "-";
                    case 1 -> "+";
                    default -> "";
                });
        int whole = random.nextInt(random.nextInt(5) == 0 ? most : 8);
        int places = random.nextInt(random.nextInt(5) == 0 ? most : 9);
        digits(text, whole, random);
        if (places > 0 || whole == 0 || random.nextInt(4) == 0) {
            text.append('.');
        }
        digits(text, whole == 0 ? Math.max(1, places) : places, random);
        if (random.nextInt(5) == 0) {
            text.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(-25, 26));
        }
        return text.toString();
    }

    private static void digits(StringBuilder text, int count, Random random) {
        boolean zeros = random.nextInt(4) == 0;
        for (int i = 0; i < count; i++) {
            text.append(zeros && random.nextInt(4) != 0 ? 0 : random.nextInt(10));
        }
    }

    private static boolean fits(String text, int scale, Digits digits, int bits) {
        BigDecimal value = new BigDecimal(text);
        boolean exact = value.setScale(scale, RoundingMode.HALF_UP).compareTo(value) == 0;
        return (exact || digits == Digits.ROUND) && units(text, scale).bitLength() <= bits;
    }

    private static BigInteger units(String text, int scale) {
        return new BigDecimal(text).setScale(scale, RoundingMode.HALF_UP).unscaledValue();
    }

    @ParameterizedTest
    @CsvSource({
        "61837.63, 6183763000000",
        "61837.63000000, 6183763000000",
        "-0.5, -50000000",
        "+0.5, 50000000",
        ".5, 50000000",
        "5., 500000000",
        "1e-7, 10",
        "1E-8, 1",
        "2.5e3, 250000000000",
        "0.000000010000000000000, 1",
        "-0, 0",
        "0e99999999, 0",
        "92233720368.54775807, 9223372036854775807",
        "-92233720368.54775808, -9223372036854775808",
        "1234567.12345678, 123456712345678",
        "12345678.12345678, 1234567812345678"
    })
    void readsExactly(String text, long units) {
        assertThat(Reading.of(EIGHT, text).asLong()).isEqualTo(units);
    }

    @ParameterizedTest
    @CsvSource({
        "0.000000005, 1",
        "-0.000000005, -1",
        "0.0000000049999999999999999999, 0",
        "1e-99999999, 0",
        "-0.0000000151, -2"
    })
    void roundsHalfAwayFromZeroWhereAskedTo(String text, long units) {
        assertThat(Reading.of(new DecimalText(8, Digits.ROUND), text).asLong()).isEqualTo(units);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "-",
                "-.",
                "e5",
                "1e",
                "1e+",
                "1.2.3",
                "12,5",
                "1e5.5",
                "0x1p3",
                "nan",
                "inf",
                "1d",
                "1_0",
                "٣",
                "1 .5",
                "1e99999999",
                "1e-9"
            })
    void refusesWhatIsNoDecimalThatFits(String text) {
        assertThat(Reading.of(EIGHT, text).valid()).isFalse();
    }

    @Test
    void saysWhatWouldBeRight() {
        assertThat(EIGHT.problem("12,5")).isEqualTo("'12,5' is not a decimal with up to 8 places");
        assertThat(EIGHT.problem("0.123456789")).isEqualTo("'0.123456789' is not a decimal with up to 8 places");
        assertThat(EIGHT.problem("92233720368.54775808"))
                .isEqualTo("'92233720368.54775808' does not fit in a decimal of 64 bits with 8 places,"
                        + " which ends at 92233720368.54775807");
        assertThat(EIGHT.problem("1e99999999")).contains("does not fit in a decimal of 64 bits");
    }

    @Test
    void writesAllPlaces() {
        Random random = Reading.random();

        for (int i = 0; i < 100_000; i++) {
            long units = random.nextLong() >> random.nextInt(64);
            int scale = random.nextInt(19);

            String text = Writing.of(DecimalText.ROOM, (into, at) -> DecimalText.write(units, scale, into, at));

            assertThat(text).isEqualTo(BigDecimal.valueOf(units, scale).toPlainString());
        }
    }

    @Test
    void writesAllPlacesOf128Bits() {
        Random random = Reading.random();

        for (int i = 0; i < 100_000; i++) {
            var units = new BigInteger(random.nextInt(128), random);
            BigInteger signed = random.nextBoolean() ? units : units.not();
            int scale = random.nextInt(39);

            String text = writeWide(signed, scale);

            assertThat(text).isEqualTo(new BigDecimal(signed, scale).toPlainString());
        }
    }

    @Test
    void writesTheEdges() {
        BigInteger least = BigInteger.TWO.pow(127).negate();

        assertThat(writeWide(least, 38)).isEqualTo("-1.70141183460469231731687303715884105728");
        assertThat(writeWide(least, 0)).isEqualTo("-170141183460469231731687303715884105728");
        assertThat(writeWide(BigInteger.TWO.pow(64).negate(), 0)).isEqualTo("-18446744073709551616");
        assertThat(Writing.of(DecimalText.ROOM, (into, at) -> DecimalText.write(Long.MIN_VALUE, 18, into, at)))
                .isEqualTo("-9.223372036854775808");
        assertThat(Writing.of(DecimalText.ROOM, (into, at) -> DecimalText.write(6183763000000L, 8, into, at)))
                .isEqualTo("61837.63000000");
    }

    private static String writeWide(BigInteger units, int scale) {
        long low = units.longValue();
        long high = units.shiftRight(64).longValue();
        return Writing.of(WideText.ROOM, (into, at) -> WideText.write(low, high, scale, into, at));
    }
}
