package dev.leat.core.bars.features;

import java.io.IOException;

/// The Hurst exponent by detrended fluctuation analysis of log returns (Peng et al. 1994, order 1): the slope of the
/// logarithm of the fluctuation by that of the box size.
///
/// There are 8 box sizes from 4 to a quarter of the records, in equal ratios and rounded. The profile is the sum of
/// what returns are above their mean. Boxes are laid from its start; a rest that fills none is left out.
final class Hurst {

    static final int LEAST_RECORDS = 64;

    private static final int SIZES = 8;
    private static final int SMALLEST_BOX = 4;

    private static final double SMALL = 0x1p-11;

    /// Boxes are summed up in order up to this size, and in eight lanes beyond.
    private static final int SHORT_BOX = 16;

    private final Workspace workspace;
    private final MeasureKernels kernels;
    private final MeasureKernels.Box box = new MeasureKernels.Box();
    private final double[] x = new double[SIZES];
    private final double[] y = new double[SIZES];

    Hurst(Workspace workspace, MeasureKernels kernels) {
        this.workspace = workspace;
        this.kernels = kernels;
    }

    /// Absent for few records, where a price is not positive, or where nothing is left beside the lines.
    double of(Stretch trades, double lowest) throws IOException, InterruptedException {
        int count = trades.size();
        if (count < LEAST_RECORDS || lowest <= 0) {
            return Feature.ABSENT;
        }
        Doubles profile = workspace.doubles(count - 1);
        double scale = profile(trades, profile);
        for (int i = 0; i < SIZES; i++) {
            int size = size(i, count / SMALLEST_BOX);
            double fluctuation = fluctuation(profile, count - 1, size);
            if (fluctuation <= Inside.EPSILON * scale) {
                return Feature.ABSENT;
            }
            x[i] = StrictMath.log(size);
            y[i] = StrictMath.log(fluctuation);
        }
        return slope();
    }

    /// Fills in the profile.
    ///
    /// @return its largest absolute value
    private static double profile(Stretch trades, Doubles into) throws IOException, InterruptedException {
        int returns = trades.size() - 1;
        double last = trades.priceAt(trades.to - 1);
        double drift = logReturn(trades.priceAt(trades.from), last) / returns;
        double running = 0;
        double largest = 0;
        for (int start = 0; start < returns; ) {
            int inView = trades.reach(trades.from + start, Stretch.PRICES) - trades.from;
            int end = into.writable(start, Math.min(inView, returns));
            for (int k = start; k < end; k++) {
                int i = trades.from + k;
                running += logReturn(trades.price(i), trades.price(i + 1)) - drift;
                largest = Math.max(largest, Math.abs(running));
                into.put(k, running);
            }
            into.written(end - start);
            start = end;
        }
        return largest;
    }

    /// The logarithm of a ratio near 1 is a short series (Abramowitz and Stegun 4.1.27): what comes after the fifth
    /// power is below a rounding there.
    static double logReturn(double from, double to) {
        double s = (to - from) / (to + from);
        if (Math.abs(s) > SMALL) {
            return StrictMath.log1p((to - from) / from);
        }
        double square = s * s;
        return 2 * (s + s * square * (1 / 3.0 + square * (1 / 5.0)));
    }

    private static int size(int place, int largest) {
        double ratio = (double) largest / SMALLEST_BOX;
        return (int) (SMALLEST_BOX * StrictMath.pow(ratio, place / (SIZES - 1.0)) + 0.5);
    }

    /// The root mean square distance of the profile from a line in each box.
    private double fluctuation(Doubles profile, int count, int size) throws IOException, InterruptedException {
        int boxes = count / size;
        double squares = 0;
        for (int box = 0; box < boxes; box++) {
            squares += squaresAboutLine(profile, box * size, size);
        }
        return Math.sqrt(squares / ((double) boxes * size));
    }

    /// The sum of squared distances from the line that fits best. It does not change where a line is taken away
    /// first; the one through the first and the last value leaves numbers of the size of what is wanted, so that
    /// little cancels.
    private double squaresAboutLine(Doubles profile, int start, int size) throws IOException, InterruptedException {
        double first = profile.at(start);
        double last = profile.at(start + size - 1);
        double step = (last - first) / (size - 1);
        if (size > SHORT_BOX) {
            kernels.box(profile, start, size, first, step, box);
        } else {
            sumUp(profile, start, size, first, step);
        }
        double spread = size * ((double) size * size - 1) / 12;
        return Math.max(box.squares - box.sum * box.sum / size - box.products * box.products / spread, 0);
    }

    private void sumUp(Doubles profile, int start, int size, double first, double step)
            throws IOException, InterruptedException {
        double middle = (size - 1) / 2.0;
        double sum = 0;
        double squares = 0;
        double products = 0;
        for (int k = 0; k < size; ) {
            int end = profile.reach(start + k, start + size) - start;
            for (; k < end; k++) {
                double height = profile.get(start + k) - first - step * k;
                sum += height;
                squares += height * height;
                products += (k - middle) * height;
            }
        }
        box.sum = sum;
        box.squares = squares;
        box.products = products;
    }

    private double slope() {
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < SIZES; i++) {
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
}
