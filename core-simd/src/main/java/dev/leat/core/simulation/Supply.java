package dev.leat.core.simulation;

import java.util.Arrays;
import java.util.Random;

/// Where rows come from: all there at the start, or arriving at a rate.
public sealed interface Supply {

    /// How many rows there are in all.
    long rows();

    /// Rows at rest, read by as many threads as there are.
    record Rest(long rows, int threads) implements Supply {}

    /// Rows that arrive, read in order as they come, and processed by one thread.
    final class Live implements Supply {

        private static final double STEP_SECONDS = 0.01;

        /// How many rows had arrived at the end of each step.
        private final double[] arrived;

        private Live(double[] arrived) {
            this.arrived = arrived;
        }

        /// A rate that swings between two.
        ///
        /// @param least rows a second
        static Live sine(double least, double most, double periodSeconds, double seconds) {
            double[] arrived = new double[(int) (seconds / STEP_SECONDS)];
            double sum = 0;
            for (int i = 0; i < arrived.length; i++) {
                double phase = 2 * StrictMath.PI * i * STEP_SECONDS / periodSeconds;
                sum += STEP_SECONDS * (least + (most - least) * (1 - StrictMath.cos(phase)) / 2);
                arrived[i] = sum;
            }
            return new Live(arrived);
        }

        /// A rate that is either of two, and changes at random: a Markov chain of two states.
        ///
        /// @param dwellSeconds how long it stays, on average
        static Live markov(double least, double most, double dwellSeconds, double seconds, long seed) {
            var random = new Random(seed);
            double[] arrived = new double[(int) (seconds / STEP_SECONDS)];
            double sum = 0;
            boolean high = false;
            for (int i = 0; i < arrived.length; i++) {
                high ^= random.nextDouble() < STEP_SECONDS / dwellSeconds;
                sum += STEP_SECONDS * (high ? most : least);
                arrived[i] = sum;
            }
            return new Live(arrived);
        }

        @Override
        public long rows() {
            return (long) arrived[arrived.length - 1];
        }

        /// When so many rows have arrived, in nanoseconds.
        long nanosOf(long rows) {
            int found = Arrays.binarySearch(arrived, (double) rows);
            int step = found < 0 ? -found - 1 : found;
            double before = step == 0 ? 0 : arrived[step - 1];
            double within = (rows - before) / (arrived[step] - before);
            return Math.round(1e9 * STEP_SECONDS * (step + within));
        }
    }
}
