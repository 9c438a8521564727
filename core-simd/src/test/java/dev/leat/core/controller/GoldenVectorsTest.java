package dev.leat.core.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.leat.api.kernel.Controller;
import dev.leat.api.kernel.Strain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// The vectors that the specification of the controllers works out by hand.
final class GoldenVectorsTest {

    private static final Offset<Double> HUNDREDTH = within(0.005);

    @Test
    void fixedPointComesToWhereWorkIsItsShareOfTheInterval() {
        List<Double> intervals = iterated(100, 8, x -> 200 + 0.3 * x);

        assertThat(intervals.get(0)).isEqualTo(1000);
        assertThat(intervals.get(1)).isEqualTo(714.29, HUNDREDTH);
        assertThat(intervals.get(2)).isEqualTo(591.84, HUNDREDTH);
        assertThat(intervals.get(3)).isEqualTo(539.36, HUNDREDTH);
        assertThat(intervals.get(4)).isEqualTo(516.87, HUNDREDTH);
        assertThat(intervals.get(5)).isEqualTo(507.23, HUNDREDTH);
        assertThat(iterated(100, 40, x -> 200 + 0.3 * x).getLast()).isEqualTo(500, HUNDREDTH);
    }

    @Test
    void fixedPointShrinksWhereWorkGrowsFasterThanTheInterval() {
        List<Double> intervals = iterated(400, 7, x -> 0.0002 * x * x + 100);

        assertThat(intervals.get(0)).isEqualTo(4000);
        assertThat(intervals.get(1)).isEqualTo(300);
        assertThat(intervals.get(2)).isEqualTo(168.57, HUNDREDTH);
        assertThat(intervals.get(3)).isEqualTo(150.98, HUNDREDTH);
        assertThat(intervals.get(4)).isEqualTo(149.37, HUNDREDTH);
        assertThat(intervals.get(5)).isEqualTo(149.23, HUNDREDTH);
        assertThat(intervals.get(6)).isEqualTo(149.22, HUNDREDTH);
    }

    @Test
    void fixedPointGrowsToTheClampWhereNoIntervalIsLongEnough() {
        List<Double> intervals = iterated(100, 30, x -> 1.2 * x + 50);

        assertThat(intervals).isSorted();
        assertThat(intervals.getLast()).isEqualTo(60_000);
    }

    @Test
    void fixedPointIsWithinARowOfThatInRows() {
        List<Integer> rows = answers(
                new FixedPointController(100, 0.7, 0.25, 0),
                8,
                n -> Seen.rows(n).read(1_000_000L * n).process(Math.round(1e6 * (200 + 0.3 * n))));

        assertThat(rows).startsWith(1000, 714, 592, 539, 517, 507);
    }

    @Test
    void fixedPointWithATargetTakesItsShareOfIt() {
        var controller = new FixedPointController(100, 0.8, 0.25, 1e9);

        assertThat(controller.nextRows(Seen.rows(50_000).process(2_000_000_000).observation()))
                .isEqualTo(20_000);
    }

    @Test
    void isotonicRegressionPoolsWhatFalls() {
        assertThat(Isotonic.fit(new double[] {1, 3, 2, 4, 3.5}, ones(5))).containsExactly(1, 2.5, 2.5, 3.75, 3.75);
        assertThat(Isotonic.fit(new double[] {5, 4, 3}, ones(3))).containsExactly(4, 4, 4);
        assertThat(Isotonic.fit(new double[] {2, 1}, new double[] {3, 1})).containsExactly(1.75, 1.75);
        assertThat(Isotonic.fit(new double[0], new double[0])).isEmpty();
    }

    @Test
    void dybbsPicksWhereTheCurveCrosses() {
        double[] sizes = {200, 400, 600, 800, 1000};
        double[] times = {260, 320, 380, 440, 500};

        assertThat(new Curve(sizes, times).smallestStable(1, 50, 0)).isEqualTo(357.142857, within(1e-6));
    }

    @Test
    void dybbsPicksNothingWhereNoSizeKeepsUp() {
        assertThat(new Curve(new double[] {100, 200}, new double[] {300, 400}).smallestStable(1, 0, 0))
                .isNaN();
    }

    @Test
    void vegasDoublesEveryOtherBatchAndComesDownToWhereFewQueue() {
        var limits = new VegasController.Limits(2, 4, 1, 1000, 0.8);

        List<Integer> rows = answers(
                new VegasController(1000, limits),
                18,
                n -> Seen.rows(n).read(Math.round(1e3 * n * (1 + 0.5 * Math.max(0, n / 40_000.0 - 1)))));

        assertThat(rows)
                .containsExactly(
                        1000, 2000, 2000, 4000, 4000, 8000, 8000, 16_000, 16_000, 32_000, 32_000, 64_000, 50_230,
                        49_230, 48_230, 47_230, 47_230, 47_230);
    }

    @Test
    void aimdAddsAndHalves() {
        var controller = new AimdController(10_000, 1000, 0.5, 1, 0.8);
        int[] signals = {0, 0, 0, 1, 0, 0, 1, 1, 0};

        List<Integer> rows = new ArrayList<>();
        int last = controller.firstRows();
        for (int signal : signals) {
            last = controller.nextRows(Seen.rows(last)
                    .strain(new Strain(Strain.UNAVAILABLE, 0, 0, signal))
                    .observation());
            rows.add(last);
        }

        assertThat(rows).containsExactly(11_000, 12_000, 13_000, 6500, 7500, 8500, 4250, 2125, 3125);
    }

    @Test
    void hybridTakesTheLesserOfMemoryAndTime() {
        var seen = Seen.rows(50_000).bytesPerRow(500).read(0).process(2_000_000_000);

        assertThat(new HybridController(1, 0.8, 1e9)
                        .nextRows(seen.free(1L << 30).observation()))
                .isEqualTo(20_000);
        assertThat(new HybridController(1, 0.8, 1e9)
                        .nextRows(seen.free(10L << 20).observation()))
                .isEqualTo(10_485);
    }

    @Test
    void byteTargetDividesByTheSizeOfRowsAndStaysWithinItsBounds() {
        assertThat(new ByteTargetController(1, 1_000_000, 10, 10_000)
                        .nextRows(Seen.rows(100).bytesPerRow(200).observation()))
                .isEqualTo(5000);
        assertThat(new ByteTargetController(1, 1_000_000, 10, 10_000)
                        .nextRows(Seen.rows(100).bytesPerRow(1).observation()))
                .isEqualTo(10_000);
        assertThat(new ByteTargetController(1, 1_000_000, 10, 10_000)
                        .nextRows(Seen.rows(100).bytesPerRow(1_000_000).observation()))
                .isEqualTo(10);
    }

    @Test
    void columnsDivideCells() {
        assertThat(new ColumnsController(1, 400_000, 12)
                        .nextRows(Seen.rows(1).columns(10).observation()))
                .isEqualTo(40_000);
        assertThat(new ColumnsController(1, 50_000, 4)
                        .nextRows(Seen.rows(1).columns(7).observation()))
                .isEqualTo(3 * (50_000 / 7));
        assertThat(new ColumnsController(1, 50_000, 12)
                        .nextRows(Seen.rows(1).columns(1000).observation()))
                .isEqualTo(1000);
    }

    @Test
    void pidSetsTheRateFirstAndThenMakesUpForTheDifferenceAndForWhatWaits() {
        var controller = new PidController(1, new PidController.Gains(1, 0.2, 0), 1);

        assertThat(controller.nextRows(second(1000).observation())).isEqualTo(1000);
        assertThat(controller.nextRows(second(600).observation())).isEqualTo(600);
        // 600 - (600 - 800) - 0.2 * (2 * 1 s * 800 / 1 s)
        assertThat(controller.nextRows(second(800).queued(2).observation())).isEqualTo(480);
    }

    private static Seen second(int rows) {
        return Seen.rows(rows).read(0).process(1_000_000_000);
    }

    private static List<Double> iterated(double first, int count, DoubleUnaryOperator work) {
        var iteration = new FixedPoint(new FixedPoint.Range(first, 50, 60_000), 0.7, 0.25);
        List<Double> intervals = new ArrayList<>();
        double interval = first;
        for (int i = 0; i < count; i++) {
            interval = iteration.next(interval, work.applyAsDouble(interval));
            intervals.add(interval);
        }
        return intervals;
    }

    private static List<Integer> answers(Controller controller, int count, IntFunction<Seen> batch) {
        List<Integer> answers = new ArrayList<>();
        int rows = controller.firstRows();
        for (int i = 0; i < count; i++) {
            rows = controller.nextRows(batch.apply(rows).observation());
            answers.add(rows);
        }
        return answers;
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
