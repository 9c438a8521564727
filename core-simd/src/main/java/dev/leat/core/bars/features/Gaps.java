package dev.leat.core.bars.features;

/// Mean and population standard deviation of the times between trades, in microseconds.
final class Gaps {

    double mean;
    double deviation;

    /// Sums in order.
    void inOrder(Stretch trades) {
        int last = trades.to - 1;
        int count = last - trades.from;
        double sum = 0;
        for (int i = trades.from; i < last; i++) {
            sum += trades.gap(i);
        }
        mean = sum / count;
        double squares = 0;
        for (int i = trades.from; i < last; i++) {
            double distance = trades.gap(i) - mean;
            squares += distance * distance;
        }
        deviation = Math.sqrt(squares / count);
    }

    /// Four sums side by side, gap `k` of whole groups of four in sum `k` mod 4, put together from the first on;
    /// then
    /// the rest in order (specification 3.3).
    void byFours(Stretch trades) {
        int last = trades.to - 1;
        int count = last - trades.from;
        int whole = trades.from + count / 4 * 4;
        double share = 1.0 / count;
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int i = trades.from; i < whole; i += 4) {
            a += trades.gap(i);
            b += trades.gap(i + 1);
            c += trades.gap(i + 2);
            d += trades.gap(i + 3);
        }
        double sum = a + b + c + d;
        for (int i = whole; i < last; i++) {
            sum += trades.gap(i);
        }
        mean = sum * share;
        a = 0;
        b = 0;
        c = 0;
        d = 0;
        for (int i = trades.from; i < whole; i += 4) {
            a += square(trades.gap(i) - mean);
            b += square(trades.gap(i + 1) - mean);
            c += square(trades.gap(i + 2) - mean);
            d += square(trades.gap(i + 3) - mean);
        }
        double squares = a + b + c + d;
        for (int i = whole; i < last; i++) {
            squares += square(trades.gap(i) - mean);
        }
        deviation = Math.sqrt(squares * share);
    }

    /// Burstiness of few gaps, -1 where they are equal, 1 where all but one are nothing (Kim and Jo 2016, equation
    /// 22).
    double burstiness(int count) {
        if (count < 2 || deviation <= Inside.EPSILON * mean) {
            return Feature.ABSENT;
        }
        double ratio = deviation / mean;
        double above = Math.sqrt(count + 1.0);
        double below = Math.sqrt(count - 1.0);
        return (above * ratio - below) / ((above - 2) * ratio + below);
    }

    private static double square(double value) {
        return value * value;
    }
}
