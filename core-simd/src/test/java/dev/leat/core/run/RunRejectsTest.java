package dev.leat.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.Pipeline;
import dev.leat.core.PipelineException;
import dev.leat.core.Settings;
import dev.leat.core.memory.SlabPool;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Rows that cannot be read, rows that a kernel finds wrong, and the last row wanted: whichever comes first decides how
/// a run ends, and which rows count, whatever the batches and threads were.
final class RunRejectsTest {

    private static final int ROWS = 2000;
    private static final Tape.Faults BAD = new Tape.Faults(Tape.Guesses.RIGHT, 50, 0, -1, 7);
    private static final Settings SETTINGS = new Settings("64MB", 2, "scalar", "fixed:rows=64");

    @ParameterizedTest
    @EnumSource(SlabPool.Lending.class)
    void endsTheSameWayHoweverRowsWereRead(SlabPool.Lending lending) throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 30; i++) {
            Tape tape = Tape.of(ROWS, ROWS).with(new Tape.Faults(Tape.Guesses.NONE, 2 + random.nextInt(600), 0, -1, 0));
            Pipeline pipeline = pipeline(random);
            String expected = outcome(tape, pipeline, new Settings("64MB", 1, "scalar", "fixed:rows=4000"), lending);

            for (int again = 0; again < 5; again++) {
                Tape cut = Tape.of(ROWS, 50 + random.nextInt(ROWS))
                        .with(new Tape.Faults(Tape.Guesses.RIGHT, tape.faults.badRows(), 0, -1, random.nextLong()));
                Settings settings = settings(random);

                String outcome = outcome(cut, pipeline, settings, lending);

                assertThat(outcome)
                        .as("seed %d, turn %d, %s, %s, %s", seed, i, pipeline, settings, cut.faults)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SlabPool.Lending.class)
    void leavesOutAndCountsRowsThatLackWhatAKernelNeeds(SlabPool.Lending lending) throws Exception {
        var run = new TestRun(SETTINGS, lending);
        var out = new Collected();

        var summary = run.run(
                Tape.of(ROWS, 300).with(BAD),
                Pipeline.from("tape:")
                        .through("picky", "priced=true")
                        .onBadRows(Pipeline.BadRows.SKIP)
                        .to(new Pipeline.Target.Given(out::columns)));

        List<String> expected = IntStream.range(0, ROWS)
                .filter(id -> id % 50 != 49 && id % 11 != 3)
                .mapToObj(Integer::toString)
                .toList();
        assertThat(out.rows).isEqualTo(expected);
        assertThat(summary.rowsRejected()).isEqualTo(ROWS - expected.size());
    }

    @ParameterizedTest
    @EnumSource(SlabPool.Lending.class)
    void saysWhichRowLacksWhatAKernelNeeds(SlabPool.Lending lending) throws Exception {
        Pipeline pipeline = Pipeline.from("tape:").through("picky", "priced=true");

        // People count the fourth row, which has the number 3, in thousands.
        assertThat(outcome(Tape.of(ROWS, 300), pipeline, SETTINGS, lending))
                .endsWith("tape0:3000: column 'price': no value, but one is needed");
        assertThat(outcome(Tape.of(ROWS, 300), pipeline.where("id > 3"), SETTINGS, lending))
                .endsWith("tape0:3000: column 'price': no value, but one is needed");
    }

    @ParameterizedTest
    @EnumSource(SlabPool.Lending.class)
    void rowsThatTheConditionLeavesOutForTheirLackAreNotWrong(SlabPool.Lending lending) throws Exception {
        Pipeline pipeline = Pipeline.from("tape:")
                .where("price is not null and flag = false")
                .through("picky", "priced=true");

        String outcome = outcome(Tape.of(ROWS, 300), pipeline, SETTINGS, lending);

        assertThat(outcome).startsWith("[1, 2, 4, ").endsWith("] rejected 0");
    }

    private static Pipeline pipeline(Random random) {
        Pipeline pipeline = Pipeline.from("tape:")
                .where(random.nextBoolean() ? "" : "price > 102.5 and flag = false")
                .select(List.of("id"))
                .onBadRows(random.nextBoolean() ? Pipeline.BadRows.FAIL : Pipeline.BadRows.SKIP);
        if (random.nextBoolean()) {
            pipeline = pipeline.through("picky", "wrong=" + random.nextInt(2 * ROWS), "priced=" + random.nextBoolean());
        }
        return random.nextBoolean() ? pipeline : pipeline.limit(1 + random.nextInt(ROWS));
    }

    private static Settings settings(Random random) {
        int[] sizes = {1, 2, 7, 64, 1024, 65_536};
        String rows = "fixed:rows=" + sizes[random.nextInt(sizes.length)];
        return new Settings("64MB", 1 + random.nextInt(3), random.nextBoolean() ? "scalar" : "vector", rows);
    }

    private static String outcome(Tape tape, Pipeline pipeline, Settings settings, SlabPool.Lending lending)
            throws InterruptedException {
        var out = new Collected();
        var run = new TestRun(settings, lending);
        try {
            var summary = run.run(tape, pipeline.to(new Pipeline.Target.Given(out::columns)));
            return out.rows + " rejected " + summary.rowsRejected();
        } catch (PipelineException e) {
            return String.valueOf(e.getCause());
        } finally {
            assertThat(run.held()).isZero();
        }
    }
}
