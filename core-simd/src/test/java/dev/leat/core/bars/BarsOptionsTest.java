package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.plugin.KernelMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarsOptionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"25", "25dbps", "0.025%", " 25 ", "0.0250 %", "25 dbps"})
    void aRangeMeansTheSameInEveryForm(String text) {
        assertThat(Range.parse(text)).isEqualTo(25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "100001", "0.0005%", "101%", "-5", "2.5", "", "wide", "25 bps"})
    void aRangeThatIsNoneIsAnErrorThatSaysWhatIs(String text) {
        assertThatThrownBy(() -> BarsRun.with(KernelMode.SCALAR, "range", text).open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("25, 25dbps or 0.025%");
    }

    @Test
    void aRangeIsNeeded() {
        assertThatThrownBy(() -> BarsRun.with(KernelMode.SCALAR).open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort", "sort:", "sort:5", "sort:5d", "skip", "sort:999999999999h"})
    void anOrderThatIsNoneIsAnErrorThatSaysWhatIs(String text) {
        assertThatThrownBy(() -> BarsRun.with(KernelMode.SCALAR, "range", "25", "order", text)
                        .open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sort:WINDOW");
    }

    @Test
    void theDeltaIsTruncatedAndFitsWhereTheProductDoesNot() {
        assertThat(new Range(250, Range.Closing.LATER_TIME).delta(12345)).isEqualTo(30);
        assertThat(new Range(250, Range.Closing.LATER_TIME).delta(-12345)).isEqualTo(-30);
        assertThat(new Range(100_000, Range.Closing.LATER_TIME).delta(Long.MAX_VALUE))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(new Range(99_999, Range.Closing.LATER_TIME).delta(Long.MAX_VALUE))
                .isEqualTo(java.math.BigInteger.valueOf(Long.MAX_VALUE)
                        .multiply(java.math.BigInteger.valueOf(99_999))
                        .divide(java.math.BigInteger.valueOf(100_000))
                        .longValueExact());
    }
}
