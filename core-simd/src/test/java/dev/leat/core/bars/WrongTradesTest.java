package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.plugin.KernelMode;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where several trades are wrong, the first one fails the run, after the bars that closed before it, whatever the
/// batches and kernels.
class WrongTradesTest {

    private static final long START = 1_723_161_600_000L;
    private static final int KEYS = 4;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    WrongTradesTest() {
        System.out.println("seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "drop", "sort:200ms"})
    void theFirstOneFailsTheRunWhateverTheBatches(String order) throws Exception {
        for (int turn = 0; turn < 20; turn++) {
            Tape tape = tape(2000);
            String by = random.nextBoolean() ? "symbol" : "";
            String duplicates = random.nextBoolean() ? "fail" : "drop";
            String[] options = {"range", "25", "order", order, "by", by, "duplicates", duplicates};
            String expected = outcome(BarsRun.with(KernelMode.SCALAR, options), tape, tape::size);

            for (int size : List.of(1, 7, 300, 5000)) {
                for (KernelMode mode : KernelMode.values()) {
                    assertThat(outcome(BarsRun.with(mode, options), tape, () -> size))
                            .as("seed %d, turn %d, %s by '%s', %d rows, %s", seed, turn, order, by, size, mode)
                            .isEqualTo(expected);
                }
            }
        }
    }

    /// The bars that came out, and the error.
    private static String outcome(BarsRun run, Tape tape, IntSupplier batchRows) throws Exception {
        try (var arena = Arena.ofConfined();
                Kernel kernel = run.open()) {
            List<Field> inputs = kernel.inputs(run.offered());
            var collected = new Collected(kernel.output(new Schema(inputs)), arena);
            try {
                int from = 0;
                while (from < tape.size()) {
                    int to = Math.min(tape.size(), from + batchRows.getAsInt());
                    kernel.accept(tape.batch(inputs, from, to, arena), collected);
                    from = to;
                }
                kernel.finish(collected);
                return collected.rows() + " and no error";
            } catch (DataException e) {
                return collected.rows() + " and " + e.getMessage();
            }
        }
    }

    /// Trades of several keys, with some that go back, repeat an id, or are too large.
    private Tape tape(int rows) {
        List<Tape.Trade> trades = new ArrayList<>();
        long price = 60_000_00000000L;
        for (int i = 0; i < rows; i++) {
            price += Math.round(random.nextGaussian() * 30_00000000L);
            long time = START + 20L * i;
            long id = i;
            long quantity = 1_000_000L + random.nextLong(1_000_000);
            if (i > rows / 2) {
                switch (random.nextInt(200)) {
                    case 0 -> time -= random.nextLong(2000);
                    case 1 -> id -= (long) KEYS;
                    case 2 -> quantity = Long.MAX_VALUE;
                    default -> {}
                }
            }
            trades.add(
                    new Tape.Trade(id, price, quantity, time, random.nextBoolean()).of("key" + random.nextInt(KEYS)));
        }
        return Tape.of(trades);
    }
}
