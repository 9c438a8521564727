package dev.leat.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BoolTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"true", "True", "TRUE", "tRuE", "1", " true "})
    void readsTrue(String text) {
        assertThat(Reading.of(new BoolText(), text).asBool()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "False", "FALSE", "fAlSe", "0", "\tfalse"})
    void readsFalse(String text) {
        assertThat(Reading.of(new BoolText(), text).asBool()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t",
                "f",
                "yes",
                "2",
                "-1",
                "tru",
                "truee",
                "falsy",
                "01",
                "TRUF",
                "fals",
                "\u0014rue",
                "/",
                "'"
            })
    void refusesAllElse(String text) {
        assertThat(Reading.of(new BoolText(), text).valid()).isFalse();
        assertThat(new BoolText().problem(text)).isEqualTo("'" + text + "' is not true, false, 1 or 0");
    }

    @Test
    void writesWords() {
        assertThat(Writing.of(BoolText.ROOM, (into, at) -> BoolText.write(true, into, at)))
                .isEqualTo("true");
        assertThat(Writing.of(BoolText.ROOM, (into, at) -> BoolText.write(false, into, at)))
                .isEqualTo("false");
    }
}
