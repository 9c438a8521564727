package dev.leat.core.bars.features;

/// The highest and the lowest price of a stretch, in units of 1e-8.
final class PriceRange {

    long rawHighest;
    long rawLowest;

    void set(long highest, long lowest) {
        rawHighest = highest;
        rawLowest = lowest;
    }

    double highest() {
        return rawHighest / MeasureKernels.UNITS;
    }

    double lowest() {
        return rawLowest / MeasureKernels.UNITS;
    }
}
