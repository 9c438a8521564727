package dev.leat.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DoubleTextTest {

    @Test
    void readsTheNearestDouble() {
        Random random = Reading.random();

        for (int i = 0; i < 300_000; i++) {
            String text = number(random);

            double value = Reading.of(new DoubleText(), text).asDouble();

            assertThat(Double.doubleToRawLongBits(value))
                    .as(text)
                    .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
        }
    }

    @Test
    void readsTheNearestFloat() {
        Random random = Reading.random();

        for (int i = 0; i < 300_000; i++) {
            String text = random.nextBoolean()
                    ? number(random)
                    : Float.toString(Float.intBitsToFloat(random.nextInt() & 0x7F7FFFFF));

            float value = Reading.of(new FloatText(), text).asFloat();

            assertThat(Float.floatToRawIntBits(value))
                    .as(text)
                    .isEqualTo(Float.floatToRawIntBits(Float.parseFloat(text)));
        }
    }

    private static String number(Random random) {
        double any = Double.longBitsToDouble(random.nextLong() & 0xFFEF_FFFF_FFFF_FFFFL);
        double subnormal = Double.longBitsToDouble(random.nextLong() & 0x800F_FFFF_FFFF_FFFFL);
        return switch (random.nextInt(8)) {
            case 0 -> Double.toString(any);
            case 1 -> Double.toString(subnormal);
            case 2 -> random.nextLong() + "e" + random.nextInt(-370, 330);
            case 3 -> random.nextInt(100_000) + "." + random.nextInt(100_000_000);
            case 4 -> "0." + "0".repeat(random.nextInt(10)) + random.nextLong(Long.MAX_VALUE);
            case 5 -> halfway(random).toString();
            case 6 -> halfway(random).toPlainString();
            default ->
                random.nextLong(1 << 30) + "" + random.nextLong(Long.MAX_VALUE) + "." + random.nextInt(1 << 30) + "E-"
                        + random.nextInt(40);
        };
    }

    /// Exactly between two doubles, or just beside that.
    private static BigDecimal halfway(Random random) {
        double below = Double.longBitsToDouble(random.nextLong() & 0x7FEF_FFFF_FFFF_FFFFL);
        if (random.nextBoolean()) {
            below = (1L << 53) + 2 * random.nextLong(1L << 52);
        }
        BigDecimal middle =
                new BigDecimal(below).add(new BigDecimal(Math.nextUp(below))).divide(BigDecimal.TWO);
        return switch (random.nextInt(3)) {
            case 0 -> middle;
            case 1 -> middle.add(middle.ulp());
            default -> middle.subtract(middle.ulp());
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.0",
                "-0.0",
                "1",
                ".5",
                "5.",
                "+1.5",
                "4.9e-324",
                "2.4703282292062327e-324",
                "2.4703282292062328e-324",
                "2.2250738585072011e-308",
                "2.2250738585072014e-308",
                "1.7976931348623157e308",
                "1.7976931348623159e308",
                "1e309",
                "1e-400",
                "9007199254740993",
                "9007199254740992.5",
                "9007199254740993.0000000000000000001",
                "1e22",
                "1e23",
                "8.5e22",
                "18446744073709551615",
                "18446744073709551616",
                "1e99999999999",
                "1e-99999999999",
                "0e999999999999",
                "0.000000000000000000000000000000000000000000000001",
                "00000000000000000000000000000001.5",
                "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880"
            })
    void readsTheEdges(String text) {
        double value = Reading.of(new DoubleText(), text).asDouble();

        assertThat(Double.doubleToRawLongBits(value)).isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "inf, Infinity",
        "-inf, -Infinity",
        "+INF, Infinity",
        "Infinity, Infinity",
        "-INFINITY, -Infinity",
        "nan, NaN",
        "NaN, NaN",
        "-nan, NaN"
    })
    void readsTheWordsThatDuckDbReads(String text, Double value) {
        assertThat(Reading.of(new DoubleText(), text).asDouble()).isEqualTo(value);
        assertThat(Float.compare(Reading.of(new FloatText(), text).asFloat(), value.floatValue()))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "-", "+.", "e1", ".e1", "1e", "1e-", "1.2.3", "1d", "1f", "0x1p3", "1_0", "infin", "na",
                "nano", "1,5", "1e5.", "--1", "1 2"
            })
    void refusesWhatIsNoNumber(String text) {
        assertThat(Reading.of(new DoubleText(), text).valid()).isFalse();
        assertThat(Reading.of(new FloatText(), text).valid()).isFalse();
        assertThat(new DoubleText().problem(text)).isEqualTo("'" + text + "' is not a number");
    }

    @Test
    void writesTheShortestDigitsThatReadBack() {
        Random random = Reading.random();

        for (int i = 0; i < 200_000; i++) {
            double value = Double.parseDouble(number(random));

            String text = write(value);

            assertThat(Double.doubleToRawLongBits(Double.parseDouble(text.replace("inf", "Infinity"))))
                    .isEqualTo(Double.doubleToRawLongBits(value));
            if (Double.isFinite(value)) {
                assertShortest(text, Double.toString(value));
            }
        }
    }

    @Test
    void writesTheShortestFloatsThatReadBack() {
        Random random = Reading.random();

        for (int i = 0; i < 200_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt() & 0xFF7FFFFF);

            String text = Writing.of(FloatText.ROOM, (into, at) -> FloatText.write(value, into, at));

            assertThat(Float.floatToRawIntBits(Float.parseFloat(text)))
                    .as(text)
                    .isEqualTo(Float.floatToRawIntBits(value));
            assertShortest(text, Float.toString(value));
        }
    }

    /// The JDK takes two digits where one would do, and then those nearest.
    private static void assertShortest(String text, String jdk) {
        var digits = new BigDecimal(text).stripTrailingZeros();
        var expected = new BigDecimal(jdk).stripTrailingZeros();
        if (expected.precision() > 2) {
            assertThat(digits).as(text).isEqualTo(expected);
        }
        assertThat(digits.precision()).as(text).isLessThanOrEqualTo(expected.precision());
    }

    @ParameterizedTest
    @CsvSource({
        "0.00669285, 0.00669285",
        "100, 100.0",
        "0, 0.0",
        "-0.0, -0.0",
        "61837.63, 61837.63",
        "1e300, 1e+300",
        "1.5e-300, 1.5e-300",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "1e15, 1000000000000000.0",
        "1e16, 1e+16",
        "123456789012345680, 1.2345678901234568e+17",
        "4.9e-324, 5e-324",
        "2e-323, 2e-323",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "NaN, nan",
        "Infinity, inf",
        "-Infinity, -inf"
    })
    void writesTheFormThatDuckDbWrites(double value, String text) {
        assertThat(write(value)).isEqualTo(text);
    }

    private static String write(double value) {
        return Writing.of(DoubleText.ROOM, (into, at) -> DoubleText.write(value, into, at));
    }
}
