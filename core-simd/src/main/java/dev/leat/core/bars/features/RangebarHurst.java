package dev.leat.core.bars.features;

/// What rangebar-py 12.39.0 gives out as Hurst exponents (specification 3.4 and 4.4).
final class RangebarHurst {

    static final int LEAST_RECORDS = 64;

    /// The entropy above which a window counts as a random walk without a look.
    static final double RANDOM = 0.75;

    private static final double LN_2 = 0.6931471805599453;
    private static final int SMALLEST_BOX = 8;

    private RangebarHurst() {}

    /// Fluctuations of the running sum of price levels about lines, over the two box sizes from a quarter of the
    /// records
    /// on.
    static double ofLevels(Stretch trades) {
        int count = trades.size();
        if (count < LEAST_RECORDS) {
            return Feature.ABSENT;
        }
        double toFirst = 1 / trades.price(trades.from);
        double sum = 0;
        for (int i = trades.from; i < trades.to; i++) {
            sum += trades.price(i) * toFirst;
        }
        double mean = sum / count;
        double[] sizes = new double[4];
        double[] fluctuations = new double[4];
        int points = 0;
        for (int size = Math.max(count / 4, SMALLEST_BOX); size <= count / 2; size = (int) Math.ceil(1.5 * size)) {
            double fluctuation = fluctuation(trades, toFirst, mean, size);
            if (fluctuation > Inside.EPSILON) {
                sizes[points] = StrictMath.log(size);
                fluctuations[points] = StrictMath.log(fluctuation);
                points++;
            }
        }
        return points < 2 ? 0.5 : RangebarTables.softClamp(slope(sizes, fluctuations, points));
    }

    /// The mean over boxes of the root mean square distance of the running sum from a line.
    private static double fluctuation(Stretch trades, double toFirst, double mean, int size) {
        int boxes = trades.size() / size;
        double middle = (size - 1) / 2.0;
        double places = size * ((double) size * size - 1) / 12;
        double share = 1.0 / size;
        double all = 0;
        double running = 0;
        int i = trades.from;
        for (int box = 0; box < boxes; box++) {
            double sum = 0;
            double squares = 0;
            double products = 0;
            for (int k = 0; k < size; k++) {
                running += trades.price(i) * toFirst - mean;
                sum += running;
                squares += running * running;
                products += (k - middle) * running;
                i++;
            }
            double about = squares - sum * sum * share;
            all += Math.sqrt(Math.max(about - products * products / places, 0) * share);
        }
        return all / boxes;
    }

    /// The rescaled range of price levels over one window, all the records before a bar.
    static double ofRange(Stretch trades) {
        int count = trades.size();
        double share = 1.0 / count;
        double sum = 0;
        for (int i = trades.from; i < trades.to; i++) {
            sum += trades.price(i);
        }
        double mean = sum * share;
        double running = 0;
        double lowest = 0;
        double highest = 0;
        double squares = 0;
        for (int i = trades.from; i < trades.to; i++) {
            double distance = trades.price(i) - mean;
            running += distance;
            squares += distance * distance;
            lowest = running < lowest ? running : lowest;
            highest = running > highest ? running : highest;
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
