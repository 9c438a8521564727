package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.DataException;
import dev.leat.api.plugin.KernelMode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void aKindIsNeeded() {
        assertThatThrownBy(() -> BarsRun.with(KernelMode.SCALAR).open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bars needs one of the options range, time, tick, volume, dollar or imbalance");
    }

    @Test
    void twoKindsAreOneTooMany() {
        assertThatThrownBy(() -> BarsRun.with(KernelMode.SCALAR, "tick", "5", "time", "1s")
                        .open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("bars are of one kind, not of time and tick: ");
    }

    @ParameterizedTest
    @CsvSource({
        "time, 0s",
        "time, 1",
        "time, 1w",
        "time, 400000d",
        "tick, 0",
        "tick, 1.5",
        "volume, 0",
        "volume, -1",
        "volume, 0.000000001",
        "volume, 1e999999999",
        "dollar, 1e-17",
        "dollar, 1e30",
        "imbalance, range"
    })
    void aKindWithAWrongValueIsAnErrorThatNamesTheOption(String kind, String value) {
        assertThatThrownBy(() -> BarsRun.with(KernelMode.SCALAR, kind, value).open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(kind)
                .hasMessageContaining(value);
    }

    @ParameterizedTest
    @CsvSource({
        "tick, empty, true, time",
        "time, allow-same-timestamp-close, true, range",
        "range, sign, tick, imbalance",
        "volume, expected-records, 50, imbalance"
    })
    void anOptionOfAnotherKindIsAnErrorThatSaysOfWhich(String kind, String option, String value, String other) {
        Map<String, String> values = Map.of("tick", "5", "time", "1s", "range", "25", "volume", "3");

        assertThatThrownBy(() -> BarsRun.with(KernelMode.SCALAR, kind, values.getOrDefault(kind, ""), option, value)
                        .open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("option " + option + " goes with " + other + ", not with " + kind);
    }

    @Test
    void orphansComeOfResetsAlone() {
        assertThatThrownBy(() -> BarsRun.with(KernelMode.SCALAR, "tick", "5", "include-orphans", "true")
                        .open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reset");
    }

    @Test
    void intervalsEndAtTimesThatTheUnitHas() {
        Tape tape = Tape.of(new Tape.Trade(1, 100, 1, 1_723_161_600L, false));

        assertThatThrownBy(
                        () -> BarsRun.with(KernelMode.SCALAR, "time", "1500ms").over(tape))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("times are in s, and bars of 1500000000 ns");
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
        assertThat(new Range(250, Range.Closing.LATER_TIME).reach(12345)).isEqualTo(30);
        assertThat(new Range(250, Range.Closing.LATER_TIME).reach(-12345)).isEqualTo(-30);
        assertThat(new Range(100_000, Range.Closing.LATER_TIME).reach(Long.MAX_VALUE))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(new Range(99_999, Range.Closing.LATER_TIME).reach(Long.MAX_VALUE))
                .isEqualTo(java.math.BigInteger.valueOf(Long.MAX_VALUE)
                        .multiply(java.math.BigInteger.valueOf(99_999))
                        .divide(java.math.BigInteger.valueOf(100_000))
                        .longValueExact());
    }
}
