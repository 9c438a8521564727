package dev.leat.core.bars.features;

import java.io.IOException;
import java.util.Arrays;

/// How often each of the six orders of three prices in a row occurs (Bandt and Pompe 2002: order 3, delay 1). Of equal
/// prices the earlier one counts as the lower.
final class Orders {

    static final int LEAST_RECORDS = 60;

    /// The entropy of six orders that are equally frequent.
    static final double LN_6 = 1.791759469228055;

    /// What rangebar-py 12.39.0 takes for it of a bar's own trades.
    static final double LN_6_OF_RANGEBAR = 1.791759469228327;

    private static final int RISING = 0;
    private static final int FALLING = 5;

    /// By order: rising, then those of specification 3.5, falling last.
    final long[] counts = new long[6];

    void of(Stretch trades, MeasureKernels kernels) throws IOException, InterruptedException {
        Arrays.fill(counts, 0);
        kernels.orders(trades, counts);
    }

    /// Shannon's entropy of the orders, in nats.
    double entropy() {
        double share = 1.0 / all();
        double entropy = 0;
        for (long count : counts) {
            if (count > 0) {
                double frequency = count * share;
                entropy -= frequency * StrictMath.log(frequency);
            }
        }
        return entropy;
    }

    /// From 0 to 1.
    double normalized() {
        return Math.clamp(entropy() / LN_6, 0, 1.0);
    }

    /// Whether prices never fell, or fell all the time.
    boolean monotone() {
        long all = all();
        return counts[RISING] == all || counts[FALLING] == all;
    }

    private long all() {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        return all;
    }
}
