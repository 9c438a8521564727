package dev.leat.core.bars.features;

import java.util.Arrays;

/// How often each of the six orders of three prices in a row occurs (Bandt and Pompe 2002: order 3, delay 1). Of equal
/// prices the earlier one counts as the lower.
final class Orders {

    static final int LEAST_RECORDS = 60;

    /// The entropy of six orders that are equally frequent.
    static final double LN_6 = 1.791759469228055;

    /// What rangebar-py 12.39.0 takes for it of a bar's own trades.
    static final double LN_6_OF_RANGEBAR = 1.791759469228327;

    private final long[] counts = new long[6];

    void of(Stretch trades) {
        Arrays.fill(counts, 0);
        for (int i = trades.from; i < trades.to - 2; i++) {
            counts[order(trades.price(i), trades.price(i + 1), trades.price(i + 2))]++;
        }
    }

    /// Shannon's entropy of the orders, in nats.
    double entropy() {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        double share = 1.0 / all;
        double entropy = 0;
        for (long count : counts) {
            if (count > 0) {
                double frequency = count * share;
                entropy -= frequency * StrictMath.log(frequency);
            }
        }
        return entropy;
    }

    private static int order(double a, double b, double c) {
        if (a <= b) {
            if (b <= c) {
                return 0;
            }
            return a <= c ? 1 : 4;
        }
        if (a <= c) {
            return 2;
        }
        return b <= c ? 3 : 5;
    }
}
