package dev.leat.core.controller;

/// Sizes of batches, rising, and how long each takes, not falling.
final class Curve {

    private final double[] sizes;
    private final double[] times;

    Curve(double[] sizes, double[] times) {
        this.sizes = sizes;
        this.times = times;
    }

    double largest() {
        return sizes[sizes.length - 1];
    }

    /// The smallest size that takes less than its interval by a margin, or NaN where none of those known does.
    ///
    /// Between two sizes it is where the line crosses. Below the smallest, which takes no longer than that one, it
    /// is where even that time would do.
    ///
    /// @param perTime size a unit of time: how long the interval of a size is
    /// @param margin the least margin, as a size
    /// @param share the margin as a share of the size, where that is more
    double smallestStable(double perTime, double margin, double share) {
        for (int i = 0; i < sizes.length; i++) {
            double slack = Math.max(margin, share * sizes[i]);
            if (times[i] * perTime + slack < sizes[i]) {
                return i == 0 ? times[0] * perTime + slack : crossing(i, perTime, slack);
            }
        }
        return Double.NaN;
    }

    private double crossing(int i, double perTime, double slack) {
        double slope = perTime * (times[i] - times[i - 1]) / (sizes[i] - sizes[i - 1]);
        if (slope >= 1) {
            return sizes[i];
        }
        double crossing = (perTime * times[i - 1] - slope * sizes[i - 1] + slack) / (1 - slope);
        return Math.clamp(crossing, sizes[i - 1], sizes[i]);
    }
}
