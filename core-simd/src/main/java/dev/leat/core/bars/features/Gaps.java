package dev.leat.core.bars.features;

import java.io.IOException;

/// Mean and population standard deviation of the times between trades, in microseconds.
final class Gaps {

    double mean;
    double deviation;
    private int count;

    void of(Stretch trades, MeasureKernels kernels) throws IOException, InterruptedException {
        count = trades.size() - 1;
        if (count == 0) {
            return;
        }
        // Gaps are whole numbers and add up exactly.
        double sum = (trades.timeAt(trades.to - 1) - trades.timeAt(trades.from)) * trades.microsPerUnit;
        mean = sum / count;
        deviation = Math.sqrt(kernels.squaresOfGaps(trades, mean) / count);
    }

    /// Burstiness in the form for a finite number of gaps: 0 for a Poisson process however many there are, 1 where
    /// all but one are nothing (Kim and Jo 2016). Absent where all are equal.
    double burstiness() {
        if (count < 2 || deviation <= Inside.EPSILON * mean) {
            return Feature.ABSENT;
        }
        double ratio = deviation / mean;
        double above = Math.sqrt(count + 1.0);
        double below = Math.sqrt(count - 1.0);
        return (above * ratio - below) / ((above - 2) * ratio + below);
    }
}
