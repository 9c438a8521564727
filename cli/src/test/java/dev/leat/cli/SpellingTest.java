package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

    @Test
    void countsASwapOfNeighboursOnce() {
        assertThat(Spelling.edits("--rnage", "--range")).isEqualTo(1);
        assertThat(Spelling.edits("bar", "bars")).isEqualTo(1);
        assertThat(Spelling.edits("kitten", "sitting")).isEqualTo(3);
        assertThat(Spelling.edits("", "abc")).isEqualTo(3);
    }

    @Test
    void findsWordsNearAndWordsBegun() {
        assertThat(Spelling.near("--mem", List.of("--memory", "--json"))).containsExactly("--memory");
        assertThat(Spelling.near("--jsno", List.of("--memory", "--json"))).containsExactly("--json");
        assertThat(Spelling.near("--colour", List.of("--memory", "--json"))).isEmpty();
    }

    @Test
    void guessesWhatAWordWasMeantAsThatIsInNoList() {
        assertThat(Spelling.hint("no column 'pirce' in [symbol, price, prices]"))
                .isEqualTo(", did you mean price or prices?");
        assertThat(Spelling.hint("no function 'medium' in [max, min]")).isEmpty();
        assertThat(Spelling.hint("no column 'x' in [a, b]")).isEmpty();
        assertThat(Spelling.hint("aggregate needs agg")).isEmpty();
    }
}
