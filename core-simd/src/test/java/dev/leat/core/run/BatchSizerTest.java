package dev.leat.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.Observation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BatchSizerTest {

    private static final long PLENTY = 1L << 40;

    private final Script script = new Script();

    @Test
    void asksForWhatTheControllerSays() {
        BatchSizer sizer = sizer(7);

        assertThat(sizer.ask(PLENTY).rows()).isEqualTo(7);
    }

    @Test
    void roundsLargeAnswersDown() {
        BatchSizer sizer = sizer(10_000, 12_500);

        sizer.done(sizer.ask(PLENTY), full(10_000));

        assertThat(sizer.rows()).isEqualTo(12_288);
    }

    @Test
    void leavesSmallSizesAsTheyAre() {
        BatchSizer sizer = sizer(100, 777);

        sizer.done(sizer.ask(PLENTY), full(100));

        assertThat(sizer.rows()).isEqualTo(777);
    }

    @Test
    void doesNotLetTheControllerShrinkToNothing() {
        BatchSizer sizer = sizer(10_000, 3);

        sizer.done(sizer.ask(PLENTY), full(10_000));

        assertThat(sizer.rows()).isEqualTo(4096);
    }

    @Test
    void neverRoundsTheFirstSize() {
        assertThat(sizer(65_000).rows()).isEqualTo(65_000);
    }

    @Test
    void ignoresSmallChanges() {
        BatchSizer sizer = sizer(100_000, 102_000);

        sizer.done(sizer.ask(PLENTY), full(100_000));

        assertThat(sizer.rows()).isEqualTo(100_000);
    }

    @Test
    void tellsTheControllerNothingOfShortBatches() {
        BatchSizer sizer = sizer(10_000, 20_000);

        sizer.done(sizer.ask(PLENTY), full(9_999));

        assertThat(script.seen).isEmpty();
    }

    @Test
    void tellsTheControllerNothingOfBatchesAskedForBeforeTheLastChange() {
        BatchSizer sizer = sizer(10_000, 5_120, 1);
        BatchSizer.Ask early = sizer.ask(PLENTY);
        sizer.done(sizer.ask(PLENTY), full(10_000));

        sizer.done(early, full(10_000));

        assertThat(script.seen).hasSize(1);
        assertThat(sizer.rows()).isEqualTo(5_120);
    }

    @Test
    void capsByMemoryWithoutChangingWhatIsWanted() {
        BatchSizer sizer = sizer(10_000);

        assertThat(sizer.ask(8_000).rows()).isEqualTo(1000);
        assertThat(sizer.ask(0).rows()).isEqualTo(1);
        assertThat(sizer.ask(PLENTY).rows()).isEqualTo(10_000);
    }

    @Test
    void halvesWhatDidNotFitAndComesBackOnceRowsAreSmallAgain() {
        BatchSizer sizer = sizer(1000);
        BatchSizer.Ask first = sizer.ask(1_000_000);

        assertThat(sizer.tooLarge(first)).isTrue();
        assertThat(sizer.ask(1_000_000).rows()).isEqualTo(500);

        for (int i = 0; i < 50; i++) {
            BatchSizer.Ask ask = sizer.ask(1_000_000);
            sizer.done(ask, full(ask.rows()));
        }
        assertThat(sizer.ask(1_000_000).rows()).isEqualTo(1000);
    }

    @Test
    void givesUpOnASingleRow() {
        BatchSizer sizer = sizer(1);

        assertThat(sizer.tooLarge(sizer.ask(PLENTY))).isFalse();
    }

    private BatchSizer sizer(int first, int... next) {
        script.first = first;
        for (int rows : next) {
            script.answers.add(rows);
        }
        return new BatchSizer(script, Schema.of(new Field("x", Type.INT64)));
    }

    private static Observation full(long rows) {
        return new Observation((int) rows, rows, 8 * rows, 0, 0, 1, 1, 0, 0, 100);
    }

    /// Answers what it was told to, then repeats itself.
    private static final class Script implements Controller {
        private final Deque<Integer> answers = new ArrayDeque<>();
        private final List<Observation> seen = new ArrayList<>();
        private int first;
        private int last;

        @Override
        public int firstRows() {
            last = first;
            return first;
        }

        @Override
        public int nextRows(Observation done) {
            seen.add(done);
            last = answers.isEmpty() ? last : answers.remove();
            return last;
        }
    }
}
