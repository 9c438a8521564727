package dev.leat.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.leat.api.plugin.Option;
import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every provider keeps, of whatever kind.
public interface PluginContract {

    Plugin plugin();

    @Test
    default void itsNameCanBePartOfAUri() {
        assertThat(plugin().name()).matches("[a-z][a-z0-9+.-]*");
    }

    @Test
    default void itsSummaryIsOneLine() {
        assertThat(plugin().summary()).isNotBlank().doesNotContain("\n");
    }

    @Test
    default void itIsMadeWithNoArguments() throws Exception {
        Plugin plugin = plugin();

        Plugin another = plugin.getClass().getConstructor().newInstance();

        assertThat(another.name()).isEqualTo(plugin.name());
    }

    @Test
    default void itsOptionsHaveKeysOfTheirOwnAndExplainThemselves() {
        Set<String> keys = new HashSet<>();
        for (Option<?> option : plugin().options()) {
            assertThat(keys.add(option.key()))
                    .as("one option '%s'", option.key())
                    .isTrue();
            assertThat(option.help()).as(option.key()).isNotBlank();
            assertThat(option.form()).as(option.key()).isNotBlank();
        }
    }

    @Test
    default void optionsThatItDoesNotKnowAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of(plugin(), Map.of("no such option", "1")))
                .withMessageContaining("no such option");
    }
}
