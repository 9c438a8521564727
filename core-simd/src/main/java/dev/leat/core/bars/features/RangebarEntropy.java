package dev.leat.core.bars.features;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What rangebar-py 12.39.0 gives out as the permutation entropy of a window (specification 3.5): that of short ones,
/// and of long ones a kind of approximate entropy.
final class RangebarEntropy implements Before.WindowEntropy {

    private static final int LONG = 500;
    private static final double TOLERANCE = 0.2;

    private final MeasureKernels kernels;
    private final Workspace workspace;

    RangebarEntropy(MeasureKernels kernels, Workspace workspace) {
        this.kernels = kernels;
        this.workspace = workspace;
    }

    @Override
    public double of(Stretch trades, Orders orders) throws IOException, InterruptedException {
        if (trades.size() >= LONG) {
            return approximate(trades);
        }
        return orders.monotone() ? 0 : orders.entropy() / Orders.LN_6;
    }

    private double approximate(Stretch trades) throws IOException, InterruptedException {
        double tolerance = TOLERANCE * deviation(trades);
        double difference = phi(trades, 2, tolerance) - phi(trades, 3, tolerance);
        return Math.clamp(difference / StrictMath.log(trades.size()), 0, 1.0);
    }

    private static double deviation(Stretch trades) throws IOException, InterruptedException {
        double share = 1.0 / trades.size();
        double sum = 0;
        for (int i = trades.from; i < trades.to; ) {
            int end = trades.reach(i, Stretch.PRICES);
            for (; i < end; i++) {
                sum += trades.price(i);
            }
        }
        double mean = sum * share;
        double squares = 0;
        for (int i = trades.from; i < trades.to; ) {
            int end = trades.reach(i, Stretch.PRICES);
            for (; i < end; i++) {
                double distance = trades.price(i) - mean;
                squares += distance * distance;
            }
        }
        return Math.sqrt(squares * share);
    }

    /// `-c ln c`, with `c` the share of pairs of stretches of `length` prices that are alike, estimated from every
    /// second, third or fourth.
    private double phi(Stretch trades, int length, double tolerance) throws IOException, InterruptedException {
        int count = trades.size() - length + 1;
        int stride = stride(count);
        int taken = (count + stride - 1) / stride;
        MemorySegment columns = workspace.atLeast(8L * length * taken);
        for (int column = 0; column < length; column++) {
            int end = 0;
            for (int i = 0; i < taken; i++) {
                int place = trades.from + i * stride + column;
                end = place < end ? end : trades.reach(place, Stretch.PRICES);
                columns.setAtIndex(ValueLayout.JAVA_DOUBLE, (long) column * taken + i, trades.price(place));
            }
        }
        long alike = kernels.alike(columns, taken, length, tolerance);
        if (alike == 0) {
            return 0;
        }
        double share = (double) alike * stride * stride * (2 / ((double) count * (count - 1.0)));
        return -share * StrictMath.log(share);
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
