package dev.leat.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LongTextTest {

    private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    @Test
    void readsEveryNumberThatFitsAndRefusesTheOthers() {
        Random random = Reading.random();

        for (int i = 0; i < 50_000; i++) {
            var number = new BigInteger(random.nextInt(68), random);
            number = random.nextBoolean() ? number.negate() : number;
            boolean fits = number.compareTo(SMALLEST) >= 0 && number.compareTo(LARGEST) <= 0;
            String zeros = "0".repeat(random.nextInt(4) == 0 ? random.nextInt(30) : 0);
            String text = (number.signum() < 0 ? "-" : random.nextInt(8) == 0 ? "+" : "") + zeros + number.abs();

            Reading reading = Reading.of(new LongText(), text);

            assertThat(reading.valid()).as(text).isEqualTo(fits);
            if (fits) {
                assertThat(reading.asLong()).as(text).isEqualTo(number.longValue());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-9223372036854775808",
                "9223372036854775807",
                "-0",
                "0",
                "+7",
                " 42",
                "42\t",
                "00000000000000000000007"
            })
    void readsTheEdges(String text) {
        assertThat(Reading.of(new LongText(), text).asLong()).isEqualTo(new BigInteger(text.strip()).longValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                " ",
                "--1",
                "1.5",
                "1e3",
                "0x10",
                "1_000",
                "12a",
                "1 2",
                "9223372036854775808",
                "-9223372036854775809",
                "99999999999999999999",
                "1234567/",
                "1234567:",
                "1234567890123456/",
                "١٢"
            })
    void refusesWhatIsNoWholeNumber(String text) {
        assertThat(Reading.of(new LongText(), text).valid()).isFalse();
    }

    @Test
    void refusesAnyOtherCharacterAtAnyPlace() {
        for (int length = 1; length <= 20; length++) {
            for (int place = 0; place < length; place++) {
                for (char other : new char[] {'/', ':', '-', '.', 'e', '\u00b1', '\0', 'p'}) {
                    var text = new StringBuilder("1".repeat(length));
                    text.setCharAt(place, other);
                    boolean sign = other == '-' && place == 0 && length > 1;

                    boolean valid = Reading.of(new LongText(), text.toString()).valid();

                    assertThat(valid).as(text.toString()).isEqualTo(sign);
                }
            }
        }
    }

    @Test
    void saysWhatWouldBeRight() {
        assertThat(new LongText().problem("12,5")).isEqualTo("'12,5' is not a whole number");
        assertThat(new LongText().problem("9223372036854775808"))
                .isEqualTo("'9223372036854775808' does not fit in int64, which ends at 9223372036854775807");
    }

    @Test
    void readsInt32ToItsEdges() {
        assertThat(Reading.of(new IntText(), "2147483647").asInt()).isEqualTo(Integer.MAX_VALUE);
        assertThat(Reading.of(new IntText(), "-2147483648").asInt()).isEqualTo(Integer.MIN_VALUE);
        assertThat(Reading.of(new IntText(), "2147483648").valid()).isFalse();
        assertThat(Reading.of(new IntText(), "-2147483649").valid()).isFalse();
        assertThat(Reading.of(new IntText(), "-").valid()).isFalse();
        assertThat(Reading.of(new IntText(), " +12 ").asInt()).isEqualTo(12);
    }

    @Test
    void writesAsTheJdkDoes() {
        Random random = Reading.random();

        for (int i = 0; i < 100_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);

            String text = Writing.of(LongText.ROOM, (into, at) -> LongText.write(value, into, at));

            assertThat(text).isEqualTo(Long.toString(value));
        }
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                0,
                -1,
                9,
                10,
                99_999_999,
                100_000_000,
                9_999_999_999_999_999L,
                10_000_000_000_000_000L
            })
    void writesTheEdges(long value) {
        String text = Writing.of(LongText.ROOM, (into, at) -> LongText.write(value, into, at));

        assertThat(text).isEqualTo(Long.toString(value));
    }
}
