package dev.leat.core.bars.features;

import dev.leat.api.plugin.KernelMode;

/// Sums of doubles over a stretch, in 8 lanes whatever the width of vectors: the term of the stretch's element `k` goes
/// to lane `k` mod 8, in order, and the lanes are put together by [#total]. Sums are of one sign or their cancelling
/// does not matter to the twelfth digit; where it does, sums run in order instead ([Totals]).
sealed interface LaneSums permits ScalarLaneSums, VectorLaneSums {

    int LANES = 8;

    static LaneSums of(KernelMode mode) {
        return switch (mode) {
            case SCALAR -> new ScalarLaneSums();
            case VECTOR -> new VectorLaneSums();
        };
    }

    /// Central moments of the quantities.
    void moments(Stretch trades, double mean, Moments into);

    /// The sum of `(gap - mean)^2`, gaps being the times between trades in microseconds.
    double squaresOfGaps(Stretch trades, double mean);

    /// How far prices went in all: the sum of their absolute steps.
    double path(Stretch trades);

    static double total(double[] lanes) {
        double even = lanes[0] + lanes[4] + (lanes[2] + lanes[6]);
        double odd = lanes[1] + lanes[5] + (lanes[3] + lanes[7]);
        return even + odd;
    }
}
