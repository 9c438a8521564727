package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.plugin.KernelMode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateTest {

    @ParameterizedTest
    @CsvSource({
        "fail, bar, 200",
        "sort:5s, bar, 200",
        "fail, all, 200",
        "fail, all, 20ms",
        "sort:5s, lookback, 3bars",
        "fail, intra, 200"
    })
    void goesOnFromASavedStateAsIfNothingHadHappened(String order, String features, String lookback) throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        List<Tape.Trade> trades = new ArrayList<>();
        for (Tape.Trade trade : new RandomTape(random, 60_000_00000000L, 8_00000000L, 30)
                .trades(5000)
                .trades()) {
            trades.add(trade.of("k" + random.nextInt(3)));
        }
        Tape tape = Tape.of(trades);
        BarsRun run = BarsRun.with(
                KernelMode.VECTOR,
                "range",
                "25",
                "by",
                "symbol",
                "include-incomplete",
                "true",
                "order",
                order,
                "features",
                features,
                "lookback",
                lookback);

        List<Map<String, String>> resumed = interrupted(run, tape, random);

        assertThat(resumed).hasSizeGreaterThan(10).isEqualTo(run.over(tape));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tick=30",
                "volume=50",
                "dollar=2e6",
                "time=20ms",
                "time=20ms empty=true order=sort:5ms",
                "imbalance=tick expected-records=20",
                "imbalance=dollar expected-records=20 sign=aggressor",
                "tick=1000000 reset=day include-orphans=true",
                "range=25 reset=day"
            })
    void everyKindGoesOnFromASavedState(String options) throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        List<Tape.Trade> trades = new ArrayList<>();
        long days = 0;
        for (Tape.Trade trade : RandomTape.ofBitcoin(random).trades(4000).trades()) {
            days += options.contains("reset") && random.nextInt(100) == 0 ? 86_400_000 : 0;
            trades.add(new Tape.Trade(
                    "k" + random.nextInt(3),
                    trade.id(),
                    trade.price(),
                    trade.quantity(),
                    trade.first(),
                    trade.last(),
                    trade.time() + days,
                    trade.maker()));
        }
        Tape tape = Tape.of(trades);
        List<String> all = new ArrayList<>(List.of("by", "symbol", "include-incomplete", "true", "features", "all"));
        for (String option : options.split(" ", -1)) {
            all.addAll(List.of(option.split("=", 2)));
        }
        BarsRun run = BarsRun.with(KernelMode.VECTOR, all.toArray(String[]::new));

        List<Map<String, String>> resumed = interrupted(run, tape, random);

        assertThat(resumed).hasSizeGreaterThan(10).isEqualTo(run.over(tape));
    }

    @Test
    void endsFromASavedStateInTheUnitOfItsTimes() throws Exception {
        Tape tape = Tape.of(
                new Tape.Trade(1, 100, 1, 1_723_161_600_000_000_000L, false),
                new Tape.Trade(2, 100, 1, 1_723_161_600_000_001_999L, false));
        BarsRun run = BarsRun.with(KernelMode.VECTOR, "range", "25", "include-incomplete", "true");
        var saved = new ByteArrayOutputStream();
        try (var arena = Arena.ofConfined();
                Kernel kernel = run.open()) {
            List<Field> inputs = kernel.inputs(run.offered());
            kernel.accept(tape.batch(inputs, 0, 1, arena), new Collected(kernel.output(new Schema(inputs)), arena));
            kernel.save(new DataOutputStream(saved));
        }

        try (var arena = Arena.ofConfined();
                Kernel kernel = run.open()) {
            List<Field> inputs = kernel.inputs(run.offered());
            var collected = new Collected(kernel.output(new Schema(inputs)), arena);
            kernel.restore(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
            kernel.finish(collected);

            assertThat(collected.rows().getFirst()).containsEntry("open_time_ms", "1723161600000");
        }
        assertThat(run.over(tape).getFirst())
                .containsEntry("duration_us", "1")
                .containsEntry("close_time_ms", "1723161600000");
    }

    /// Saves and restores after every few batches.
    private static List<Map<String, String>> interrupted(BarsRun run, Tape tape, Random random) throws Exception {
        List<Map<String, String>> bars = new ArrayList<>();
        byte[] state = {};
        int from = 0;
        while (from < tape.size()) {
            int to = Math.min(tape.size(), from + 1 + random.nextInt(1500));
            try (var arena = Arena.ofConfined();
                    Kernel kernel = run.open()) {
                List<Field> inputs = kernel.inputs(run.offered());
                var collected = new Collected(kernel.output(new Schema(inputs)), arena);
                if (from > 0) {
                    kernel.restore(new DataInputStream(new ByteArrayInputStream(state)));
                }
                kernel.accept(tape.batch(inputs, from, to, arena), collected);
                var saved = new ByteArrayOutputStream();
                kernel.save(new DataOutputStream(saved));
                state = saved.toByteArray();
                if (to == tape.size()) {
                    kernel.finish(collected);
                }
                bars.addAll(collected.rows());
            }
            from = to;
        }
        return bars;
    }
}
