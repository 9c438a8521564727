package dev.leat.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final Option<Long> ROWS = Option.number("rows", 7, 1, 1000, "rows of a batch");
    private static final Option<String> MODE = Option.choice("mode", "slow", List.of("slow", "fast"), "how");
    private static final Option<Double> RATIO = Option.real("ratio", 0.5, 0, 1, "share");

    private static final Plugin PLUGIN = new Plugin() {
        @Override
        public String name() {
            return "mill";
        }

        @Override
        public String summary() {
            return "grinds";
        }

        @Override
        public List<Option<?>> options() {
            return List.of(ROWS, MODE, RATIO);
        }
    };

    @Test
    void givesWhatWasGivenAndElseTheInitialValue() {
        Options options = Options.of(PLUGIN, Map.of("rows", "1_000"));

        assertThat(options.get(ROWS)).isEqualTo(1000);
        assertThat(options.has(ROWS)).isTrue();
        assertThat(options.get(MODE)).isEqualTo("slow");
        assertThat(options.has(MODE)).isFalse();
    }

    @Test
    void listsItsKeysForAnUnknownOne() {
        assertThatThrownBy(() -> Options.of(PLUGIN, Map.of("row", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no option 'row' of mill in [mode, ratio, rows]");
    }

    @Test
    void saysWhatAValueHasToBe() {
        assertThatThrownBy(() -> Options.of(PLUGIN, Map.of("rows", "0")))
                .hasMessage("option mill.rows has to be a whole number from 1 to 1000, not '0'");
        assertThatThrownBy(() -> Options.of(PLUGIN, Map.of("mode", "quick"))).hasMessageContaining("[slow, fast]");
        assertThatThrownBy(() -> Options.of(PLUGIN, Map.of("ratio", "NaN"))).hasMessageContaining("from 0.0 to 1.0");
    }
}
