package dev.leat.core.bars.features;

/// The Hurst exponent by detrended fluctuation analysis of log returns (Peng et al. 1994, order 1).
final class Hurst {

    static final int LEAST_RECORDS = 64;

    private static final int SIZES = 8;
    private static final int SMALLEST_BOX = 4;

    private Hurst() {}

    /// The slope of the logarithm of the fluctuation by that of the box size, for 8 sizes from 4 to a quarter of
    /// the
    /// records, in equal ratios and rounded. The profile is the sum of what returns are above their mean; boxes are
    /// laid from its start, and a rest that fills none is left out.
    static double ofReturns(Stretch trades) {
        int count = trades.size();
        if (count < LEAST_RECORDS) {
            return Feature.ABSENT;
        }
        double meanX = 0;
        double meanY = 0;
        double[] x = new double[SIZES];
        double[] y = new double[SIZES];
        double drift = StrictMath.log(trades.price(trades.to - 1) / trades.price(trades.from)) / (count - 1);
        for (int i = 0; i < SIZES; i++) {
            int size = size(i, count / SMALLEST_BOX);
            double fluctuation = fluctuation(trades, size, drift);
            if (!(fluctuation > 0)) {
                return Feature.ABSENT;
            }
            x[i] = StrictMath.log(size);
            y[i] = StrictMath.log(fluctuation);
            meanX += x[i] / SIZES;
            meanY += y[i] / SIZES;
        }
        double products = 0;
        double squares = 0;
        for (int i = 0; i < SIZES; i++) {
            products += (x[i] - meanX) * (y[i] - meanY);
            squares += (x[i] - meanX) * (x[i] - meanX);
        }
        return products / squares;
    }

    private static int size(int place, int largest) {
        double ratio = (double) largest / SMALLEST_BOX;
        return (int) (SMALLEST_BOX * StrictMath.pow(ratio, place / (SIZES - 1.0)) + 0.5);
    }

    /// The root mean square distance of the profile from a line in each box.
    private static double fluctuation(Stretch trades, int size, double drift) {
        int boxes = (trades.size() - 1) / size;
        double middle = (size - 1) / 2.0;
        double places = size * ((double) size * size - 1) / 12;
        double all = 0;
        double running = 0;
        int i = trades.from;
        for (int box = 0; box < boxes; box++) {
            double start = running;
            double sum = 0;
            double squares = 0;
            double products = 0;
            for (int k = 0; k < size; k++) {
                running += logReturn(trades.price(i), trades.price(i + 1)) - drift;
                double height = running - start;
                sum += height;
                squares += height * height;
                products += (k - middle) * height;
                i++;
            }
            all += Math.max(squares - sum * sum / size - products * products / places, 0);
        }
        return Math.sqrt(all / ((double) boxes * size));
    }

    private static double logReturn(double from, double to) {
        return from == to ? 0 : StrictMath.log1p((to - from) / from);
    }
}
