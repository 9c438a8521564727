package dev.leat.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SpreadTest {

    @Test
    void isTheMiddleOfAnOddNumber() {
        var spread = Spread.of(List.of(5.0, 1.0, 3.0));

        assertThat(spread).isEqualTo(new Spread(3, 3, 2, 1, 5));
    }

    @Test
    void isTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
        var spread = Spread.of(List.of(4.0, 1.0, 2.0, 9.0));

        assertThat(spread.median()).isEqualTo(3);
        assertThat(spread.deviation()).isEqualTo(1.5);
    }

    @Test
    void doesNotMoveWithOneOutlier() {
        var calm = Spread.of(List.of(1.0, 1.1, 0.9, 1.0, 1.05));
        var wild = Spread.of(List.of(1.0, 1.1, 0.9, 1.0, 1000.0));

        assertThat(wild.median()).isEqualTo(calm.median());
        assertThat(wild.deviation()).isLessThan(0.11);
        assertThat(wild.most()).isEqualTo(1000);
    }

    @Test
    void ofNothingThereIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
    }
}
