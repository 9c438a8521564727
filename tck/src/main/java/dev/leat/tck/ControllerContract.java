package dev.leat.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.Observation;
import dev.leat.api.kernel.Strain;
import dev.leat.tck.data.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What every controller keeps: it is a pure function of what it observes.
public interface ControllerContract {

    /// Opens the controller, always with the same options.
    Controller open();

    @Test
    default void theSameObservationsGiveTheSameAnswers() {
        long seed = Seeds.next("ControllerContract");
        for (int run = 0; run < 20; run++) {
            List<Observation> observed = observations(seed + run, 500);

            assertThat(answers(observed)).as("seed %d", seed + run).isEqualTo(answers(observed));
        }
    }

    @Test
    default void answersArePositive() {
        long seed = Seeds.next("ControllerContract");
        for (int run = 0; run < 20; run++) {
            assertThat(answers(observations(seed + run, 500)))
                    .as("seed %d", seed + run)
                    .allMatch(rows -> rows >= 1);
        }
    }

    @Test
    default void answersArePositiveAtTheExtremes() {
        Controller controller = open();
        for (long used : new long[] {0, 500, 1000}) {
            for (long nanos : new long[] {0, 1, Long.MAX_VALUE / 4}) {
                for (int rows : new int[] {1, Integer.MAX_VALUE}) {
                    var observed = extreme(rows, nanos, used);

                    assertThat(controller.nextRows(observed))
                            .as(observed.toString())
                            .isPositive();
                }
            }
        }
        assertThat(controller.nextRows(new Observation(1, 1, 8, 1, 8, 1, 1, 0, 0, 1, 0, 0, Strain.NONE)))
                .isPositive();
    }

    @Test
    default void askingForTheFirstSizeChangesNothing() {
        Controller asked = open();
        int first = asked.firstRows();

        assertThat(asked.firstRows()).isEqualTo(first);
        assertThat(open().firstRows()).isEqualTo(first);
    }

    @Test
    default void sayingWhyChangesNothing() {
        long seed = Seeds.next("ControllerContract");
        Controller asked = open();
        Controller silent = open();
        for (Observation observation : observations(seed, 200)) {
            int answer = asked.nextRows(observation);
            String reason = asked.reason();

            assertThat(asked.reason()).as("seed %d", seed).isEqualTo(reason).doesNotContain("\n");
            assertThat(answer).as("seed %d", seed).isEqualTo(silent.nextRows(observation));
        }
    }

    private static Observation extreme(int rows, long nanos, long used) {
        return new Observation(
                rows, rows, 0, 0, 0, nanos, nanos, nanos, 0, 0, used, 1000, new Strain(1, used, nanos, rows));
    }

    private List<Integer> answers(List<Observation> observed) {
        Controller controller = open();
        List<Integer> answers = new ArrayList<>();
        answers.add(controller.firstRows());
        observed.forEach(observation -> answers.add(controller.nextRows(observation)));
        return answers;
    }

    private static List<Observation> observations(long seed, int count) {
        var random = new Random(seed);
        long limit = 1L << (20 + random.nextInt(12));
        List<Observation> observations = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int rows = 1 + (random.nextInt() >>> (1 + random.nextInt(30)));
            long bytes = rows * (1L + random.nextInt(200));
            long rowsOut = random.nextInt(rows);
            observations.add(new Observation(
                    rows,
                    rows,
                    bytes,
                    rowsOut,
                    rowsOut * 16,
                    rows * (1L + random.nextInt(1000)),
                    rows * (1L + random.nextInt(1000)),
                    rows * random.nextLong(500),
                    random.nextInt(8),
                    1 + random.nextInt(50),
                    (long) (limit * random.nextDouble()),
                    limit,
                    strain(random)));
        }
        return observations;
    }

    private static Strain strain(Random random) {
        if (random.nextInt(4) > 0) {
            return Strain.NONE;
        }
        double stalled = random.nextBoolean() ? Strain.UNAVAILABLE : random.nextDouble();
        return new Strain(stalled, random.nextLong(1 << 20), random.nextLong(1_000_000), random.nextInt(3));
    }
}
