package dev.leat.core.bars.features;

import dev.leat.core.numbers.Wide;

/// Ratios of exact sums of volume.
final class Flow {

    private Flow() {}

    /// Bought less sold volume by the whole, from -1 to 1; 0 where there is none.
    static double imbalance(Wide volume, Wide bought) {
        if (!volume.positive()) {
            return 0;
        }
        // Bought less sold is twice bought less all: exact but for one rounding.
        Wide difference = new Wide();
        difference.add(bought.low, bought.high);
        difference.add(bought.low, bought.high);
        difference.subtract(volume);
        return difference.toDouble() / volume.toDouble();
    }

    /// Return by imbalance: a single ratio in place of the regression of Kyle (1985).
    static double kyleLambda(Totals totals, double imbalance, double whereNone) {
        double move = (totals.last - totals.first) / totals.first;
        return Math.abs(imbalance) <= Inside.EPSILON ? whereNone : move / imbalance;
    }
}
