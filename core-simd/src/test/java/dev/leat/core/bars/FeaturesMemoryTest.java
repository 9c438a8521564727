package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.memory.MemoryExceededException;
import dev.leat.api.plugin.Options;
import dev.leat.tck.memory.ArenaBudget;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeaturesMemoryTest {

    private static final long START = 1_723_161_600_000L;

    @Test
    void aBarThatDoesNotFitIsAnErrorThatSaysWhatKeepsIt() {
        List<Tape.Trade> trades = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            trades.add(new Tape.Trade(i, 100_00000000L, 1, START + i, false));
        }
        var budget = new ArenaBudget(2 << 20);

        assertThatThrownBy(() -> run(budget, "intra", Tape.of(trades)))
                .isInstanceOf(MemoryExceededException.class)
                .hasMessageContaining("bars features")
                .hasMessageContaining("features=intra");
        assertThat(budget.used()).isZero();
    }

    @Test
    void aBarThatNothingIsMeasuredOfIsNotKept() throws Exception {
        List<Tape.Trade> trades = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            trades.add(new Tape.Trade(i, 100_00000000L, 1, START + i, false));
        }
        var budget = new ArenaBudget(2 << 20);

        run(budget, "lookback", Tape.of(trades));

        assertThat(budget.used()).isZero();
    }

    @Test
    void aKeyGivesBackWhatALongBarTookOnceItClosed() throws Exception {
        List<Tape.Trade> trades = new ArrayList<>();
        for (int key = 0; key < 60; key++) {
            for (int i = 0; i < 4000; i++) {
                long price = i == 3999 ? 101_00000000L : 100_00000000L;
                trades.add(new Tape.Trade(i, price, 1, START + i, false).of("k" + key));
            }
        }
        // All bars at once would take 6 MB and more.
        var budget = new ArenaBudget(4 << 20);

        run(budget, "intra", Tape.of(trades));

        assertThat(budget.peak()).isGreaterThan(100_000);
        assertThat(budget.used()).isZero();
    }

    private static void run(ArenaBudget budget, String features, Tape tape) throws Exception {
        var provider = new BarsProvider();
        var options = Options.of(provider, Map.of("range", "250", "by", "symbol", "features", features));
        try (var arena = Arena.ofConfined();
                Kernel kernel = provider.open(options, budget.environment())) {
            List<Field> inputs = kernel.inputs(Tape.offered());
            var collected = new Collected(kernel.output(new Schema(inputs)), arena);
            for (int from = 0; from < tape.size(); from += 1000) {
                try (var batch = Arena.ofConfined()) {
                    kernel.accept(tape.batch(inputs, from, Math.min(tape.size(), from + 1000), batch), collected);
                }
            }
            kernel.finish(collected);
        }
    }
}
