package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.DataException;
import dev.leat.api.plugin.KernelMode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SamenessTest {

    private static final List<String> RANGES = List.of("1", "10", "25", "250", "5000", "100000");

    @Test
    void vectorsMakeTheBarsThatScalarsMake() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            Tape tape = RandomTape.any(random).trades(1 + random.nextInt(3000));
            String[] options = {
                "range", RANGES.get(random.nextInt(RANGES.size())),
                "include-incomplete", "true",
                "allow-same-timestamp-close", Boolean.toString(random.nextBoolean())
            };

            Outcome scalar = outcome(BarsRun.with(KernelMode.SCALAR, options), tape, random);
            Outcome vector = outcome(BarsRun.with(KernelMode.VECTOR, options), tape, random);

            assertThat(vector).isEqualTo(scalar);
        }
    }

    @Test
    void negativeQuantitiesLeaveTheAverageWhereItWas() throws Exception {
        Tape tape = Tape.of(
                new Tape.Trade(1, 1000_00000000L, 5, 1_723_161_600_000L, false),
                new Tape.Trade(2, 1001_00000000L, 5, 1_723_161_600_001L, false),
                new Tape.Trade(3, 1000_50000000L, -20, 1_723_161_600_002L, true));

        for (KernelMode mode : KernelMode.values()) {
            Map<String, String> bar = BarsRun.with(mode, "range", "250", "include-incomplete", "true")
                    .over(tape)
                    .getFirst();

            assertThat(bar).containsEntry("vwap", "1000.50000000").containsEntry("volume", "-0.00000010");
        }
    }

    private static Outcome outcome(BarsRun run, Tape tape, Random random) throws Exception {
        try {
            return new Outcome(run.over(tape, () -> 1 + random.nextInt(2000)), "");
        } catch (DataException e) {
            return new Outcome(List.of(), String.valueOf(e.getMessage()));
        }
    }

    private record Outcome(List<Map<String, String>> bars, String problem) {}
}
