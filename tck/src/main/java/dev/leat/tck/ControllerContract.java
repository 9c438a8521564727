package dev.leat.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.Observation;
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
                    var observed = new Observation(rows, rows, 0, 0, 0, nanos, nanos, 0, used, 1000);

                    assertThat(controller.nextRows(observed))
                            .as(observed.toString())
                            .isPositive();
                }
            }
        }
        assertThat(controller.nextRows(new Observation(1, 1, 8, 1, 8, 1, 1, 0, 0, 0)))
                .isPositive();
    }

    @Test
    default void askingForTheFirstSizeChangesNothing() {
        Controller asked = open();
        int first = asked.firstRows();

        assertThat(asked.firstRows()).isEqualTo(first);
        assertThat(open().firstRows()).isEqualTo(first);
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
                    random.nextInt(8),
                    (long) (limit * random.nextDouble()),
                    limit));
        }
        return observations;
    }
}
