package dev.leat.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProcessLimitTest {

    private static final Machine MACHINE = new Machine(16_000_000_000L, OptionalLong.of(4_000_000_000L));

    @Test
    void aSizeIsASize() {
        assertThat(ProcessLimit.parse("256MB", () -> MACHINE).bytes()).isEqualTo(256_000_000);
    }

    @Test
    void aShareIsOfTheContainerWhereThatIsSmaller() {
        assertThat(ProcessLimit.parse("80%", () -> MACHINE).bytes()).isEqualTo(3_200_000_000L);
    }

    @Test
    void aShareIsOfTheMachineWhereTheContainerMayHaveMore() {
        var machine = new Machine(1_000_000_000L, OptionalLong.of(4_000_000_000L));

        assertThat(ProcessLimit.parse("12.5%", () -> machine).bytes()).isEqualTo(125_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0%", "101%", "-5%", "%", "much", "12 parsecs", ""})
    void saysWhatWouldBeRight(String text) {
        assertThatThrownBy(() -> ProcessLimit.parse(text, () -> MACHINE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void thisMachineHasMemory() {
        assertThat(Machine.here().memory()).isGreaterThan(100_000_000);
    }
}
