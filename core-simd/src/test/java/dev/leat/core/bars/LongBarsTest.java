package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.spill.SpillExceededException;
import dev.leat.tck.fakes.HeapSpill;
import dev.leat.tck.memory.ArenaBudget;
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

class LongBarsTest {

    /// Half of it is what may be kept of trades.
    private static final long MEMORY = 2 << 20;

    private static final List<String> RANGES = List.of("50", "250");
    private static final String LONGEST = "100000";
    private static final List<String> WINDOWS = List.of("200", "3000", "20ms", "3s", "1bars", "3bars");
    private static final List<String> GROUPS = List.of("all", "intra", "lookback", "market", "all,market");

    @Test
    void barsLongerThanMemoryAreThoseOfEnoughMemory() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        long spilled = 0;
        for (int round = 0; round < 10; round++) {
            Tape tape = RandomTape.ofBitcoin(random).trades(22_000 + random.nextInt(12_000));
            BarsRun run =
                    BarsRun.with(random.nextBoolean() ? KernelMode.VECTOR : KernelMode.SCALAR, options(round, random));
            List<Map<String, String>> expected = run.over(tape);
            var budget = new ArenaBudget(MEMORY);
            var spill = new HeapSpill(budget, Long.MAX_VALUE);

            assertThat(run.in(budget, spill).over(tape, () -> 1 + random.nextInt(4000)))
                    .isEqualTo(expected);

            assertThat(budget.used()).isZero();
            assertThat(spill.usage().held()).isZero();
            spilled += spill.usage().written();
        }
        assertThat(spilled).isPositive();
    }

    @Test
    void keysWithLongBarsShareTheMemory() throws Exception {
        var random = new Random(7);
        List<Tape.Trade> trades = new ArrayList<>();
        for (Tape.Trade trade : RandomTape.ofBitcoin(random).trades(60_000).trades()) {
            trades.add(trade.of("s" + random.nextInt(4)));
        }
        BarsRun run = BarsRun.with(
                KernelMode.VECTOR, "range", "100000", "by", "symbol", "features", "all", "include-incomplete", "true");
        var budget = new ArenaBudget(MEMORY);
        var spill = new HeapSpill(budget, Long.MAX_VALUE);

        assertThat(run.in(budget, spill).over(Tape.of(trades), () -> 3000)).isEqualTo(run.over(Tape.of(trades)));

        // Trades of 49 bytes, of which most are in files.
        assertThat(spill.usage().peak()).isGreaterThan(60_000 * 49 / 2);
        assertThat(spill.usage().held()).isZero();
    }

    @Test
    void goesOnFromAStateWithALongBar() throws Exception {
        Tape tape = RandomTape.ofBitcoin(new Random(11)).trades(30_000);
        BarsRun run = BarsRun.with(
                KernelMode.SCALAR, "range", "100000", "features", "all,market", "include-incomplete", "true");
        var state = new ByteArrayOutputStream();
        var budget = new ArenaBudget(MEMORY);
        var spill = new HeapSpill(budget, Long.MAX_VALUE);
        BarsRun spilling = run.in(budget, spill);
        try (var arena = Arena.ofShared();
                Kernel kernel = spilling.open()) {
            List<Field> inputs = kernel.inputs(run.offered());
            kernel.accept(
                    tape.batch(inputs, 0, 20_000, arena), new Collected(kernel.output(new Schema(inputs)), arena));
            assertThat(spill.usage().held())
                    .as("what the state is read back from")
                    .isPositive();
            kernel.save(new DataOutputStream(state));
        }

        try (var arena = Arena.ofShared();
                Kernel kernel = spilling.open()) {
            List<Field> inputs = kernel.inputs(run.offered());
            var collected = new Collected(kernel.output(new Schema(inputs)), arena);
            kernel.restore(new DataInputStream(new ByteArrayInputStream(state.toByteArray())));
            kernel.accept(tape.batch(inputs, 20_000, tape.size(), arena), collected);
            kernel.finish(collected);

            assertThat(collected.rows()).isEqualTo(run.over(tape));
        }
        assertThat(budget.used()).isZero();
    }

    @Test
    void aFullDiskIsAnErrorThatLeavesNothing() {
        Tape tape = RandomTape.ofBitcoin(new Random(13)).trades(50_000);
        BarsRun run = BarsRun.with(KernelMode.VECTOR, "range", "100000", "features", "intra");
        var budget = new ArenaBudget(MEMORY);
        var spill = new HeapSpill(budget, 400_000);

        assertThatThrownBy(() -> run.in(budget, spill).over(tape, () -> 1000))
                .isInstanceOf(SpillExceededException.class);

        assertThat(budget.used()).isZero();
        assertThat(spill.usage().held()).isZero();
    }

    /// Every other round has one bar of all trades.
    private static String[] options(int round, Random random) {
        return new String[] {
            "range",
            round % 2 == 0 ? LONGEST : RANGES.get(random.nextInt(RANGES.size())),
            "include-incomplete",
            "true",
            "features",
            GROUPS.get(random.nextInt(GROUPS.size())),
            "profile",
            random.nextBoolean() ? "textbook" : "rangebar",
            "lookback",
            WINDOWS.get(random.nextInt(WINDOWS.size()))
        };
    }
}
