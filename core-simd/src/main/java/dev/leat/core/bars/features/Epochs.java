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
    void bull(Stretch trades, Extremes highs, double hurdle, MeasureKernels kernels)
            throws IOException, InterruptedException {
        start();
        double toFirst = 1 / trades.priceAt(trades.from);
        double anchor = trades.priceAt(trades.from) * toFirst;
        double best = anchor;
        double adverse = anchor;
        double gain = 0;
        double loss = 0;
        long since = 0;
        highs.again(trades, kernels);
        do {
            for (int k = 0; k < highs.count; k++) {
                double value = highs.price[k] * toFirst;
                // Prices that differ may be the same relative to the first.
                if (value > best) {
                    int place = highs.at[k];
                    gains += gain * (place - since);
                    since = place;
                    gain = value / anchor - 1;
                    best = value;
                    if (gain > loss && gain > hurdle) {
                        epoch(place);
                        gains += gain;
                        anchor = best;
                        adverse = highs.before[k] * toFirst;
                        gain = 0;
                        loss = 0;
                    }
                }
                double back = highs.back[k] * toFirst;
                if (back < adverse) {
                    loss = 1 - back / anchor;
                    adverse = back;
                }
            }
        } while (highs.more(trades, kernels));
        gains += gain * (trades.size() - since);
    }

    /// For those who sold at the first price.
    void bear(Stretch trades, Extremes lows, double hurdle, MeasureKernels kernels)
            throws IOException, InterruptedException {
        start();
        double toFirst = 1 / trades.priceAt(trades.from);
        double anchor = trades.priceAt(trades.from) * toFirst;
        double best = anchor;
        double adverse = anchor;
        double gain = 0;
        double loss = 0;
        long since = 0;
        lows.again(trades, kernels);
        do {
            for (int k = 0; k < lows.count; k++) {
                double value = lows.price[k] * toFirst;
                if (value < best) {
                    int place = lows.at[k];
                    gains += gain * (place - since);
                    since = place;
                    gain = anchor / value - 1;
                    best = value;
                    if (gain > loss && gain > hurdle) {
                        epoch(place);
                        gains += gain;
                        anchor = best;
                        adverse = lows.before[k] * toFirst;
                        gain = 0;
                        loss = 0;
                    }
                }
                double back = lows.back[k] * toFirst;
                if (back > adverse) {
                    loss = 1 - anchor / back;
                    adverse = back;
                }
            }
        } while (lows.more(trades, kernels));
        gains += gain * (trades.size() - since);
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
        gains = 0;
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
