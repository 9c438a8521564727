package dev.leat.core.bars.features;

/// What rangebar-py 12.39.0 gives out as the permutation entropy of a window (specification 3.5): that of short ones,
/// and of long ones a kind of approximate entropy.
final class RangebarEntropy {

    private static final int LONG = 500;
    private static final double TOLERANCE = 0.2;

    private RangebarEntropy() {}

    static double of(Stretch trades, Orders orders) {
        if (trades.size() >= LONG) {
            return approximate(trades);
        }
        return orders.monotone() ? 0 : orders.entropy() / Orders.LN_6;
    }

    private static double approximate(Stretch trades) {
        double tolerance = TOLERANCE * deviation(trades);
        double difference = phi(trades, 2, tolerance) - phi(trades, 3, tolerance);
        return Math.clamp(difference / StrictMath.log(trades.size()), 0, 1.0);
    }

    private static double deviation(Stretch trades) {
        double share = 1.0 / trades.size();
        double sum = 0;
        for (int i = trades.from; i < trades.to; i++) {
            sum += trades.price(i);
        }
        double mean = sum * share;
        double squares = 0;
        for (int i = trades.from; i < trades.to; i++) {
            double distance = trades.price(i) - mean;
            squares += distance * distance;
        }
        return Math.sqrt(squares * share);
    }

    /// `-c ln c`, with `c` the share of pairs of stretches of `length` prices that are alike, estimated from every
    /// so
    /// manieth.
    private static double phi(Stretch trades, int length, double tolerance) {
        int count = trades.size() - length + 1;
        int stride = stride(count);
        long pairs = 0;
        int end = trades.from + count;
        for (int i = trades.from; i < end; i += stride) {
            for (int j = i + stride; j < end; j += stride) {
                pairs += alike(trades, i, j, length, tolerance) ? 1 : 0;
            }
        }
        // The reference rounds this product, which is whole already.
        double all = (double) pairs * stride * stride;
        if (all == 0) {
            return 0;
        }
        double share = all * (2 / ((double) count * (count - 1.0)));
        return -share * StrictMath.log(share);
    }

    private static boolean alike(Stretch trades, int i, int j, int length, double tolerance) {
        for (int k = 0; k < length; k++) {
            if (!(Math.abs(trades.price(i + k) - trades.price(j + k)) <= tolerance)) {
                return false;
            }
        }
        return true;
    }

    private static int stride(int count) {
        if (count <= 300) {
            return 1;
        }
        if (count < 500) {
            return 2;
        }
        return count < 1000 ? 3 : 4;
    }
}
