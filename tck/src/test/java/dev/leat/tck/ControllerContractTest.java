package dev.leat.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.Observation;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ControllerContractTest {

    @Nested
    class AGoodController implements ControllerContract {
        @Override
        public Controller open() {
            return new Answering(done -> done.pressure() > 0.8 ? 100 : 1000);
        }
    }

    @Test
    void aControllerWithAClockFails() {
        assertThat(failures(() -> new Answering(_ -> System.nanoTime() >>> 1)))
                .contains("theSameObservationsGiveTheSameAnswers");
    }

    @Test
    void aControllerThatAsksForNoRowsFails() {
        assertThat(failures(() -> new Answering(done -> (long) (1000 * (1 - done.pressure())))))
                .contains("answersArePositiveAtTheExtremes");
    }

    @Test
    void controllersThatShareStateFail() {
        var shared = new Counting();

        assertThat(failures(() -> shared)).contains("theSameObservationsGiveTheSameAnswers");
    }

    private static List<String> failures(Supplier<Controller> broken) {
        ControllerContract contract = broken::get;
        return Contracts.failures(ControllerContract.class, () -> contract);
    }

    private record Answering(ToLongFunction<Observation> answer) implements Controller {
        @Override
        public int firstRows() {
            return 1000;
        }

        @Override
        public int nextRows(Observation done) {
            return (int) (answer.applyAsLong(done) & Integer.MAX_VALUE);
        }
    }

    private static final class Counting implements Controller {
        private int rows = 1;

        @Override
        public int firstRows() {
            return rows;
        }

        @Override
        public int nextRows(Observation done) {
            return ++rows;
        }
    }
}
