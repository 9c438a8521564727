package dev.leat.core.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.leat.api.data.Predicate;
import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;
import dev.leat.api.source.Scan;
import dev.leat.api.source.Source;
import dev.leat.tck.LaneReading;
import dev.leat.tck.PluginContract;
import dev.leat.tck.SourceContract;
import dev.leat.tck.data.Cuts;
import dev.leat.tck.memory.ArenaBudget;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TapeSourceTest implements SourceContract {

    @Override
    public Source open(Environment environment) {
        return tape("tape:trades?rows=1500&symbols=4&seed=3", Map.of("rows", "1500", "seed", "3"));
    }

    @Nested
    class Provider implements PluginContract {
        @Override
        public Plugin plugin() {
            return new TapeProvider();
        }
    }

    @Test
    void aRowIsATrade() throws Exception {
        try (Source source = tape("tape:trades", Map.of("rows", "3"))) {
            var scan = new Scan(source.schema().fields(), Predicate.ALL, Scan.Digits.REFUSE);

            assertThat(LaneReading.rows(source, scan, Cuts.all(2)).rows())
                    .containsExactly(
                            List.of(
                                    "BTCUSDT",
                                    100_000_000L,
                                    6_099_991_000_000L,
                                    510_000L,
                                    250_000_000L,
                                    250_000_001L,
                                    1_722_470_400_000L,
                                    false),
                            List.of(
                                    "BTCUSDT",
                                    100_000_001L,
                                    6_099_877_000_000L,
                                    19_992_000L,
                                    250_000_002L,
                                    250_000_002L,
                                    1_722_470_400_000L,
                                    false),
                            List.of(
                                    "BTCUSDT",
                                    100_000_002L,
                                    6_099_824_000_000L,
                                    55_000L,
                                    250_000_003L,
                                    250_000_006L,
                                    1_722_470_400_006L,
                                    false));
        }
    }

    @Test
    void aTapeMayBeEmpty() throws Exception {
        try (Source source = tape("tape:trades", Map.of("rows", "0"))) {
            var scan = new Scan(source.schema().fields(), Predicate.ALL, Scan.Digits.REFUSE);

            assertThat(LaneReading.rows(source, scan, Cuts.all(10)).rows()).isEmpty();
        }
    }

    @Test
    void otherTapesThereAreNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tape("tape:quotes", Map.of()))
                .withMessage("no tape 'quotes' in [trades]");
    }

    private static Source tape(String uri, Map<String, String> options) {
        var provider = new TapeProvider();
        return provider.open(URI.create(uri), Options.of(provider, options), new ArenaBudget(1 << 20).environment());
    }
}
