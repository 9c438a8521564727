package dev.leat.core.bars.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.leat.api.plugin.KernelMode;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Against the state machine of the specification (4.1 and 4.2), trade by trade.
class EpochsTest {

    @ParameterizedTest
    @EnumSource(KernelMode.class)
    void areThoseOfTheStateMachine(KernelMode mode) throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            int count = 1 + random.nextInt(random.nextInt(10) == 0 ? 3000 : 200);
            double step = Math.pow(10, -random.nextInt(8));
            double tick = random.nextBoolean() ? 0 : step;
            double[] price = {1 + random.nextInt(1000)};
            double drift = random.nextInt(3) == 0 ? random.nextGaussian() : 0;
            compare(mode, count, _ -> {
                double next = price[0] * (1 + step * (random.nextGaussian() + drift) / 100);
                price[0] = tick == 0 || next < tick ? next : Math.rint(next / tick) * tick;
                return price[0];
            });
        }
    }

    @Test
    void areTheSameWhereExtremesDoNotFitAtOnce() throws Exception {
        for (KernelMode mode : KernelMode.values()) {
            for (int count : new int[] {Extremes.MOST, Extremes.MOST + 1, Extremes.MOST + 2, 5 * Extremes.MOST}) {
                compare(mode, count, i -> 100 + i);
                compare(mode, count, i -> 1e6 - i);
                // Up and down, further each time.
                compare(mode, 2 * count, i -> 1e6 + (i % 2 == 0 ? i : -i));
            }
        }
    }

    private static void compare(KernelMode mode, int count, IntToDoubleFunction prices) throws Exception {
        MeasureKernels kernels = MeasureKernels.of(mode);
        try (Arena arena = Arena.ofConfined()) {
            Stretch trades = Stretch.ofBars();
            long capacity = (count + 15L) / 8 * 8;
            MemorySegment block = arena.allocate(capacity * trades.bytes(), 64);
            // What is before is not looked at.
            int from = 3;
            trades.on(block, capacity).between(from, from + count);
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                values[i] = prices.applyAsDouble(i);
                trades.prices().setAtIndex(ValueLayout.JAVA_DOUBLE, from + i, values[i]);
            }
            var excursions = new Excursions();
            var bull = new Epochs();
            var bear = new Epochs();
            excursions.of(trades, kernels);
            bull.bull(trades, excursions.highs, Math.max(excursions.drawdown, Inside.EPSILON), kernels);
            bear.bear(trades, excursions.lows, Math.max(excursions.runup, Inside.EPSILON), kernels);

            var expected = new StateMachine(values);
            assertThat(excursions.drawdown).isEqualTo(expected.drawdown);
            assertThat(excursions.runup).isEqualTo(expected.runup);
            assertThat(excursions.highest).isEqualTo(expected.highest);
            assertThat(excursions.lowest).isEqualTo(expected.lowest);
            assertSame(bull, expected.epochs(1));
            assertSame(bear, expected.epochs(-1));
        }
    }

    private static void assertSame(Epochs epochs, StateMachine.Found expected) {
        assertThat(epochs.count).isEqualTo(expected.count);
        assertThat(epochs.gains).isCloseTo(expected.gains, within(1e-12 * Math.max(1, Math.abs(expected.gains))));
        if (expected.count == 0) {
            assertThat(epochs.variation()).isNaN();
        } else {
            double mean = (double) expected.steps / expected.count;
            double variance = expected.squares / expected.count - mean * mean;
            assertThat(epochs.variation()).isEqualTo(Math.sqrt(Math.max(variance, 0)) / mean);
        }
    }

    /// As the specification tells it.
    private static final class StateMachine {

        final double[] values;
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        double drawdown;
        double runup;

        StateMachine(double[] prices) {
            values = new double[prices.length];
            double most = Double.NEGATIVE_INFINITY;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < prices.length; i++) {
                values[i] = prices[i] * (1 / prices[0]);
                highest = Math.max(highest, prices[i]);
                lowest = Math.min(lowest, prices[i]);
                most = Math.max(most, values[i]);
                least = Math.min(least, values[i]);
                drawdown = Math.max(drawdown, 1 - values[i] / most);
                runup = Math.max(runup, 1 - least / values[i]);
            }
        }

        /// @param side 1 for bull, -1 for bear
        Found epochs(int side) {
            double hurdle = Math.max(side > 0 ? drawdown : runup, Math.ulp(1.0));
            var found = new Found();
            double anchor = values[0];
            double best = anchor;
            double worst = anchor;
            double gain = 0;
            double loss = 0;
            int last = 0;
            for (int i = 1; i < values.length; i++) {
                double value = values[i];
                if (side * value > side * best) {
                    gain = side > 0 ? value / anchor - 1 : anchor / value - 1;
                    best = value;
                }
                if (side * value < side * worst) {
                    loss = side > 0 ? 1 - value / anchor : 1 - anchor / value;
                    worst = value;
                }
                boolean reset = gain > Math.abs(loss) && gain > hurdle && side * best >= side * anchor;
                if (reset) {
                    anchor = best;
                    worst = values[i - 1];
                }
                found.gains += gain;
                if (gain > loss && gain > hurdle) {
                    found.count++;
                    found.steps += i - last;
                    found.squares += (double) (i - last) * (i - last);
                    last = i;
                }
                if (reset) {
                    gain = 0;
                    loss = 0;
                }
            }
            return found;
        }

        static final class Found {
            long count;
            long steps;
            double squares;
            double gains;
        }
    }
}
