package dev.leat.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.Observation;
import dev.leat.api.kernel.Strain;
import dev.leat.core.Observer;
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

    @Test
    void memoryComesAfterEveryFloor() {
        BatchSizer sizer = sizer(10_000, 1000);

        sizer.done(sizer.ask(PLENTY), full(10_000, 1_000_000));

        assertThat(sizer.rows()).isEqualTo(4096);
        assertThat(sizer.ask(100_000_000).rows()).isEqualTo(100);
    }

    @Test
    void takesRowsForAsLargeAsTheLatestWere() {
        BatchSizer sizer = sizer(1000);

        sizer.done(sizer.ask(PLENTY), full(1000, 1000));
        assertThat(sizer.ask(100_000).rows()).isEqualTo(100);

        sizer.done(sizer.ask(PLENTY), full(1000, 10));
        assertThat(sizer.ask(100_000).rows()).isBetween(400, 600);
    }

    @Test
    void asksForARowWhateverAControllerStartsWith() {
        assertThat(sizer(-5).rows()).isEqualTo(1);
    }

    @Test
    void boundsWhatAControllerAnswers() {
        BatchSizer sizer = sizer(10_000, Integer.MAX_VALUE);

        sizer.done(sizer.ask(PLENTY), full(10_000));

        assertThat(sizer.rows()).isEqualTo(1 << 24);
    }

    @Test
    void saysWhoWasToldWhat() {
        BatchSizer sizer = sizer(10_000, 20_000);

        assertThat(sizer.done(sizer.ask(PLENTY), full(9_999)))
                .isEqualTo(new Observer.Decision(false, 10_000, 10_000, ""));
        assertThat(sizer.done(sizer.ask(PLENTY), full(10_000)))
                .isEqualTo(new Observer.Decision(true, 20_000, 19_456, "as told"));
    }

    @Test
    void countsBatchesThatFoundNoMemoryOnce() {
        BatchSizer sizer = sizer(10);
        sizer.refused();
        sizer.refused();

        assertThat(sizer.takeRefused()).isEqualTo(2);
        assertThat(sizer.takeRefused()).isZero();
    }

    private BatchSizer sizer(int first, int... next) {
        script.first = first;
        for (int rows : next) {
            script.answers.add(rows);
        }
        return new BatchSizer(script, Schema.of(new Field("x", Type.INT64)));
    }

    private static Observation full(long rows) {
        return full(rows, 8);
    }

    private static Observation full(long rows, long bytesPerRow) {
        return new Observation((int) rows, rows, bytesPerRow * rows, 0, 0, 1, 1, 0, 0, 1, 0, 100, Strain.NONE);
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

        @Override
        public String reason() {
            return "as told";
        }
    }
}
