package dev.leat.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.source.Scan;
import dev.leat.core.Pipeline;
import dev.leat.core.Settings;
import dev.leat.core.memory.SlabPool;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The same rows come out whatever the batches, threads, splits, guesses, failures and memory were.
final class RunPropertyTest {

    private static final int ROWS = 4000;

    @ParameterizedTest
    @EnumSource(SlabPool.Lending.class)
    void writesTheSameRowsHoweverTheyWereRead(SlabPool.Lending lending) throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        int badRows = random.nextBoolean() ? 0 : 100;
        List<String> expected = read(plain(badRows), new Settings("64MB", 1, "scalar", "fixed:rows=4000"), lending);

        for (int i = 0; i < 40; i++) {
            Tape tape = tape(random, badRows);
            Settings settings = settings(random);

            List<String> rows = read(tape, settings, lending);

            assertThat(rows)
                    .as("seed %d, turn %d, %s, %s", seed, i, settings, tape.faults)
                    .isEqualTo(expected);
        }
    }

    private static Tape plain(int badRows) {
        return Tape.of(ROWS, ROWS).with(new Tape.Faults(Tape.Guesses.NONE, badRows, 0, -1, 0));
    }

    private static Tape tape(Random random, int badRows) {
        List<Tape.Guesses> all = List.of(Tape.Guesses.values());
        Tape.Guesses guesses = all.get(random.nextInt(all.size()));
        int failures = random.nextBoolean() ? 0 : 500 + random.nextInt(500);
        var faults = new Tape.Faults(guesses, badRows, failures, -1, random.nextLong());
        return Tape.of(ROWS, 50 + random.nextInt(ROWS)).with(faults);
    }

    private static Settings settings(Random random) {
        int[] sizes = {1, 2, 7, 64, 1024, 65_536};
        String memory = (4 + random.nextInt(60)) + "MB";
        String kernels = random.nextBoolean() ? "scalar" : "vector";
        return new Settings(
                memory, 1 + random.nextInt(4), kernels, "fixed:rows=" + sizes[random.nextInt(sizes.length)]);
    }

    private static List<String> read(Tape tape, Settings settings, SlabPool.Lending lending)
            throws InterruptedException {
        var out = new Collected();
        var run = new TestRun(settings, lending);
        run.run(
                tape,
                new Pipeline(
                        List.of("tape:"),
                        "",
                        "price > 101.5 and flag = false or symbol in ('S0', 'S1x')",
                        List.of(),
                        List.of("symbol", "id", "flag"),
                        Pipeline.NO_LIMIT,
                        new Pipeline.Target.Given(out::columns),
                        Pipeline.BadRows.SKIP,
                        Scan.Digits.REFUSE,
                        Map.of()));
        assertThat(run.held()).isZero();
        return out.rows;
    }
}
