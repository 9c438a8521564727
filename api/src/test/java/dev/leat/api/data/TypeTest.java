package dev.leat.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bool",
                "int32",
                "int64",
                "float32",
                "float64",
                "decimal(8)",
                "decimal128(30)",
                "timestamp(ms)",
                "timestamp(us, +02:00)",
                "timestamp(ns, Europe/Rome)",
                "date",
                "utf8",
                "binary",
                "dictionary"
            })
    void readsItsOwnTextForm(String text) {
        assertThat(Type.parse(text).toString()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "int", "int64(3)", "decimal", "decimal(x)", "decimal(8", "timestamp"})
    void listsTheFormsThereAreForAnyOther(String text) {
        assertThatThrownBy(() -> Type.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("decimal(PLACES)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"decimal(19)", "decimal128(39)"})
    void refusesPlacesThatItsBitsCannotHold(String text) {
        assertThatThrownBy(() -> Type.parse(text)).hasMessageContaining("places");
    }

    @ParameterizedTest
    @ValueSource(longs = {1_723_161_255L, 1_723_161_255_342L, 1_723_161_255_342_000L, 1_723_161_255_342_000_000L})
    void tellsTheUnitOfAnEpochNumberByItsSize(long epoch) {
        TimeUnit unit = TimeUnit.ofMagnitude(epoch);

        assertThat(epoch / unit.perSecond()).isEqualTo(1_723_161_255L);
    }
}
