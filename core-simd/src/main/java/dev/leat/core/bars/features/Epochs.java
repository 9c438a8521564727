package dev.leat.core.bars.features;

import java.io.IOException;

/// Epochs of the investment time horizon: trades at which the gain since an anchor is more than the loss and a hurdle
/// (specification 4.2; rangebar-py 12.39.0). Prices are taken relative to the first one.
///
/// Since the gain moves at new extremes alone, and the loss does not shrink before an epoch ends, only a new extreme
/// can be an epoch; and every epoch moves the anchor there.
final class Epochs {

    /// How many there are.
    long count;

    /// The sum of the gains at every trade.
    double gains;

    private long lastAt;
    private long steps;
    private double squares;

    /// For those who bought at the first price.
    void bull(Stretch trades, double hurdle) throws IOException, InterruptedException {
        start();
        double first = trades.priceAt(trades.from);
        double toFirst = 1 / first;
        double anchor = first * toFirst;
        double best = anchor;
        double adverse = anchor;
        double previous = anchor;
        double gain = 0;
        double loss = 0;
        double sum = 0;
        for (int i = trades.from + 1; i < trades.to; ) {
            int end = trades.reach(i, Stretch.PRICES);
            for (; i < end; i++) {
                double value = trades.price(i) * toFirst;
                if (value > best) {
                    gain = value / anchor - 1;
                    best = value;
                    if (gain > loss && gain > hurdle) {
                        epoch(i - trades.from);
                        sum += gain;
                        anchor = best;
                        adverse = previous;
                        gain = 0;
                        loss = 0;
                    }
                } else if (value < adverse) {
                    loss = 1 - value / anchor;
                    adverse = value;
                }
                sum += gain;
                previous = value;
            }
        }
        gains = sum;
    }

    /// For those who sold at the first price.
    void bear(Stretch trades, double hurdle) throws IOException, InterruptedException {
        start();
        double first = trades.priceAt(trades.from);
        double toFirst = 1 / first;
        double anchor = first * toFirst;
        double best = anchor;
        double adverse = anchor;
        double previous = anchor;
        double gain = 0;
        double loss = 0;
        double sum = 0;
        for (int i = trades.from + 1; i < trades.to; ) {
            int end = trades.reach(i, Stretch.PRICES);
            for (; i < end; i++) {
                double value = trades.price(i) * toFirst;
                if (value < best) {
                    gain = anchor / value - 1;
                    best = value;
                    if (gain > loss && gain > hurdle) {
                        epoch(i - trades.from);
                        sum += gain;
                        anchor = best;
                        adverse = previous;
                        gain = 0;
                        loss = 0;
                    }
                } else if (value > adverse) {
                    loss = 1 - anchor / value;
                    adverse = value;
                }
                sum += gain;
                previous = value;
            }
        }
        gains = sum;
    }

    /// The coefficient of variation of the steps between epochs, the first one measured from the first trade. NaN
    /// where there are none.
    double variation() {
        if (count == 0) {
            return Double.NaN;
        }
        double mean = (double) steps / count;
        return Math.sqrt(Math.max(squares / count - mean * mean, 0)) / mean;
    }

    private void start() {
        count = 0;
        lastAt = 0;
        steps = 0;
        squares = 0;
    }

    private void epoch(long at) {
        long step = at - lastAt;
        lastAt = at;
        steps += step;
        squares += (double) step * step;
        count++;
    }
}
