package dev.leat.bench.report;

import dev.leat.bench.measure.Spread;
import dev.leat.bench.measure.Usage;
import java.util.List;

/// What is made of several runs.
public final class Figures {

    private Figures() {}

    public static Spread seconds(List<Usage> runs) {
        return Spread.of(runs.stream().map(Usage::seconds).toList());
    }

    /// Of the processor, the median.
    static double cpu(List<Usage> runs) {
        return Spread.of(runs.stream().map(Usage::cpuSeconds).toList()).median();
    }

    /// The largest there was: a limit is kept always or not at all.
    public static long peak(List<Usage> runs) {
        return runs.stream().mapToLong(Usage::peakBytes).max().orElse(0);
    }
}
