package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.DataException;
import dev.leat.api.plugin.KernelMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class FeaturesSamenessTest {

    private static final List<String> RANGES = List.of("1", "10", "25", "250", "5000", "100000");
    private static final List<String> WINDOWS = List.of("1", "64", "200", "700", "20ms", "5s", "1bars", "3bars");
    private static final List<String> GROUPS = List.of("all", "intra", "lookback", "market", "all,market");

    @Test
    void vectorsAndBatchesMakeTheFeaturesThatScalarsMakeAtOnce() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Tape tape = RandomTape.any(random).trades(1 + random.nextInt(2500));
            String[] options = options(random);
            List<IntSupplier> sizes = List.of(() -> 1, () -> 2, () -> 7, () -> 1024, () -> 1 + random.nextInt(2000));

            Outcome expected = outcome(BarsRun.with(KernelMode.SCALAR, options), tape, tape::size);
            IntSupplier size = sizes.get(random.nextInt(sizes.size()));

            for (KernelMode mode : KernelMode.values()) {
                assertThat(outcome(BarsRun.with(mode, options), tape, size)).isEqualTo(expected);
            }
        }
    }

    @Test
    void symbolsInOneFileMakeTheBarsThatEachMakesAlone() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            Map<String, List<Tape.Trade>> alone = new LinkedHashMap<>();
            List<Tape.Trade> merged = new ArrayList<>();
            for (Tape.Trade trade : RandomTape.ofBitcoin(random).trades(3000).trades()) {
                Tape.Trade named = trade.of("s" + random.nextInt(4));
                merged.add(named);
                alone.computeIfAbsent(named.symbol(), _ -> new ArrayList<>()).add(named);
            }
            String[] options = options(random);

            List<Map<String, String>> together = keyed(options).over(Tape.of(merged), () -> 1 + random.nextInt(500));

            for (Map.Entry<String, List<Tape.Trade>> symbol : alone.entrySet()) {
                assertThat(together.stream()
                                .filter(bar -> symbol.getKey().equals(bar.get("symbol")))
                                .toList())
                        .isEqualTo(keyed(options).over(Tape.of(symbol.getValue())));
            }
        }
    }

    private static String[] options(Random random) {
        return new String[] {
            "range", RANGES.get(random.nextInt(RANGES.size())),
            "include-incomplete", "true",
            "features", GROUPS.get(random.nextInt(GROUPS.size())),
            "profile", random.nextBoolean() ? "textbook" : "rangebar",
            "lookback", WINDOWS.get(random.nextInt(WINDOWS.size())),
            "allow-same-timestamp-close", Boolean.toString(random.nextBoolean())
        };
    }

    private static BarsRun keyed(String[] options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("by", "symbol"));
        return BarsRun.with(KernelMode.VECTOR, all.toArray(String[]::new));
    }

    private static Outcome outcome(BarsRun run, Tape tape, IntSupplier batchRows) throws Exception {
        try {
            return new Outcome(run.over(tape, batchRows), "");
        } catch (DataException e) {
            return new Outcome(List.of(), String.valueOf(e.getMessage()));
        }
    }

    private record Outcome(List<Map<String, String>> bars, String problem) {}
}
