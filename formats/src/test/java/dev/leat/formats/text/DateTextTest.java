package dev.leat.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DateTextTest {

    @Test
    void agreesWithJavaTime() {
        Random random = Reading.random();

        for (int i = 0; i < 100_000; i++) {
            int days = random.nextInt() >> random.nextInt(2, 31);
            LocalDate date = LocalDate.ofEpochDay(days);

            String text = Writing.of(DateText.ROOM, (into, at) -> DateText.write(days, into, at));

            assertThat(text).isEqualTo(date.toString());
            assertThat(Reading.of(new DateText(), text).asInt()).as(text).isEqualTo(days);
        }
    }

    @Test
    void writesAndReadsEveryDayOfFourCenturies() {
        for (int days = -200_000; days < 200_000; days++) {
            int day = days;

            String text = Writing.of(DateText.ROOM, (into, at) -> DateText.write(day, into, at));

            assertThat(text).isEqualTo(LocalDate.ofEpochDay(days).toString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, Integer.MAX_VALUE})
    void writesTheEdges(int days) {
        String text = Writing.of(DateText.ROOM, (into, at) -> DateText.write(days, into, at));

        assertThat(text).isEqualTo(LocalDate.ofEpochDay(days).toString());
        assertThat(Reading.of(new DateText(), text).asInt()).isEqualTo(days);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2023-02-29",
                "2024-8-8",
                "2024-13-01",
                "20240808",
                "2024-08-08T00:00:00",
                "08.08.2024",
                "2024-08-0a",
                "+999999999-01-01"
            })
    void refusesWhatIsNoDay(String text) {
        assertThat(Reading.of(new DateText(), text).valid()).isFalse();
    }
}
