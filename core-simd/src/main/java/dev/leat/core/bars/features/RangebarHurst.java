package dev.leat.core.bars.features;

import java.io.IOException;

/// What rangebar-py 12.39.0 gives out as Hurst exponents (specification 3.4 and 4.4).
final class RangebarHurst {

    static final int LEAST_RECORDS = 64;

    /// The entropy above which a window counts as a random walk without a look.
    static final double RANDOM = 0.75;

    private static final double LN_2 = 0.6931471805599453;
    private static final int SMALLEST_BOX = 8;

    private final Workspace workspace;
    private final MeasureKernels.Box box = new MeasureKernels.Box();

    RangebarHurst(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Fluctuations of the running sum of price levels about lines, over the two box sizes from a quarter of the
    /// records on.
    double ofLevels(Stretch trades, Totals totals, MeasureKernels kernels) throws IOException, InterruptedException {
        int count = trades.size();
        if (count < LEAST_RECORDS) {
            return Feature.ABSENT;
        }
        Doubles profile = workspace.doubles(count);
        profile(trades, totals, profile);
        double[] sizes = new double[4];
        double[] fluctuations = new double[4];
        int points = 0;
        for (int size = Math.max(count / 4, SMALLEST_BOX); size <= count / 2; size = (int) Math.ceil(1.5 * size)) {
            double fluctuation = fluctuation(profile, count / size, size, kernels);
            if (fluctuation > Inside.EPSILON) {
                sizes[points] = StrictMath.log(size);
                fluctuations[points] = StrictMath.log(fluctuation);
                points++;
            }
        }
        return points < 2 ? 0.5 : RangebarTables.softClamp(slope(sizes, fluctuations, points));
    }

    /// Fills in the running sum of what levels, relative to the first, are above their mean.
    private static void profile(Stretch trades, Totals totals, Doubles into) throws IOException, InterruptedException {
        double toFirst = 1 / totals.first;
        double mean = totals.prices * toFirst / trades.size();
        double running = 0;
        for (int i = trades.from; i < trades.to; ) {
            int start = i - trades.from;
            int inView = trades.reach(i, Stretch.PRICES);
            int end = trades.from + into.writable(start, inView - trades.from);
            for (; i < end; i++) {
                running += trades.price(i) * toFirst - mean;
                into.put(i - trades.from, running);
            }
            into.written(end - trades.from - start);
        }
    }

    /// The mean over boxes of the root mean square distance of the running sum from a line.
    private double fluctuation(Doubles profile, int boxes, int size, MeasureKernels kernels)
            throws IOException, InterruptedException {
        double places = size * ((double) size * size - 1) / 12;
        double share = 1.0 / size;
        double all = 0;
        for (int i = 0; i < boxes; i++) {
            kernels.box(profile, i * size, size, 0, 0, box);
            double about = box.squares - box.sum * box.sum * share;
            all += Math.sqrt(Math.max(about - box.products * box.products / places, 0) * share);
        }
        return all / boxes;
    }

    /// The rescaled range of price levels over one window, all the records before a bar.
    static double ofRange(Stretch trades, Totals totals) throws IOException, InterruptedException {
        int count = trades.size();
        double share = 1.0 / count;
        double mean = totals.prices * share;
        double running = 0;
        double lowest = 0;
        double highest = 0;
        double squares = 0;
        for (int i = trades.from; i < trades.to; ) {
            int end = trades.reach(i, Stretch.PRICES);
            for (; i < end; i++) {
                double distance = trades.price(i) - mean;
                running += distance;
                squares += distance * distance;
                lowest = running < lowest ? running : lowest;
                highest = running > highest ? running : highest;
            }
        }
        double deviation = Math.sqrt(squares * share);
        double range = (highest - lowest) / deviation;
        if (deviation < Inside.EPSILON || range < Inside.EPSILON) {
            return RangebarTables.softClamp(0.5);
        }
        return RangebarTables.softClamp(StrictMath.log(range) / LN_2 / (StrictMath.log(count) / LN_2));
    }

    private static double slope(double[] x, double[] y, int points) {
        double share = 1.0 / points;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < points; i++) {
            meanX += x[i];
            meanY += y[i];
        }
        meanX *= share;
        meanY *= share;
        double products = 0;
        double squares = 0;
        for (int i = 0; i < points; i++) {
            products += (x[i] - meanX) * (y[i] - meanY);
            squares += (x[i] - meanX) * (x[i] - meanX);
        }
        return products / squares;
    }
}
