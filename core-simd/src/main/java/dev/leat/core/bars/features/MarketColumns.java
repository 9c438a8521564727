package dev.leat.core.bars.features;

import static dev.leat.core.bars.features.Feature.ABSENT;
import static dev.leat.core.bars.features.Feature.real;

import java.util.List;

/// The columns of the group `market`, the same in both profiles: each a declaration, and a method that computes it.
final class MarketColumns {

    /// Parkinson 1980: the expected squared range of a random walk is 4 ln 2 times its variance.
    private static final double PARKINSON = 4 * 0.6931471805599453;

    static final List<Feature<Market>> ALL = List.of(
            real(
                    "realized_variance",
                    About.of("sum of r_i^2, with r_i = ln(P_i / P_i-1)")
                            .within(">= 0")
                            .absent("n < 2")
                            .from("Barndorff-Nielsen and Shephard 2004"),
                    market -> measured(market, market.realized)),
            real(
                    "bipower_variation",
                    About.of("pi / 2 sum of abs(r_i) abs(r_i-1)")
                            .within(">= 0")
                            .absent("n < 3")
                            .from("Barndorff-Nielsen and Shephard 2004"),
                    market -> market.steps() < 2 ? ABSENT : measured(market, market.bipower)),
            real(
                    "roll_spread",
                    About.of("2 sqrt(-cov(d_i, d_i-1)), with d_i = P_i - P_i-1 and cov the mean of n - 2 products of "
                                    + "distances from the mean of d")
                            .in("price")
                            .within("> 0")
                            .absent("n < 3, or the covariance is not negative")
                            .from("Roll 1984"),
                    MarketColumns::rollSpread),
            real(
                    "amihud_illiquidity",
                    About.of("abs(P_n / P_1 - 1) / sum(P Q)")
                            .in("1 / quote unit")
                            .within(">= 0")
                            .absent("n < 2, or no turnover")
                            .from("Amihud 2002, of one bar in place of days"),
                    MarketColumns::amihud),
            real(
                    "kyle_lambda",
                    About.of(
                                    "slope of d_i by signed quantity (+Q_i bought, -Q_i sold), least squares with an intercept")
                            .in("price a unit of quantity")
                            .absent("n < 3, or all signed quantities are equal")
                            .from("Kyle 1985"),
                    market -> market.steps() < 2 ? ABSENT : measured(market, market.slope)),
            real(
                    "vpin",
                    About.of(
                                    "sum over 50 buckets of equal volume of abs(bought - sold) / V; trades are cut where a bucket is "
                                            + "full")
                            .within("[0, 1]")
                            .absent("n < 2, or no volume")
                            .from("Easley, Lopez de Prado and O'Hara 2012, with sides as recorded"),
                    market -> measured(market, market.imbalanceOfBuckets)),
            real(
                    "parkinson_vol",
                    About.of("sqrt(ln(highest / lowest)^2 / (4 ln 2))")
                            .within(">= 0")
                            .absent("n < 2")
                            .from("Parkinson 1980"),
                    MarketColumns::parkinson),
            real(
                    "rogers_satchell_vol",
                    About.of("sqrt(ln(H / C) ln(H / O) + ln(Lo / C) ln(Lo / O))")
                            .within(">= 0")
                            .absent("n < 2")
                            .from("Rogers and Satchell 1991"),
                    MarketColumns::rogersSatchell),
            real(
                    "flow_autocorrelation",
                    About.of(
                                    "sum of (x_i - mean x)(x_i-1 - mean x) / sum of (x_i - mean x)^2, with x_i the signed quantity")
                            .within("[-1, 1]")
                            .absent("n < 2, or all signed quantities are equal")
                            .from("Box and Jenkins 1976, lag 1"),
                    market -> measured(market, market.autocorrelation)),
            real(
                    "root_dollar_flow",
                    About.of("sum of +-sqrt(P_i Q_i), + where bought")
                            .in("square root of quote units")
                            .absent("n < 2")
                            .from("Hasbrouck 2009"),
                    market -> measured(market, market.rootFlow)));

    private MarketColumns() {}

    private static double measured(Market market, double value) {
        return market.several() ? value : ABSENT;
    }

    private static double rollSpread(Market market) {
        if (!market.several() || market.steps() < 2) {
            return ABSENT;
        }
        // Changes that are equal as decimals differ by the rounding of prices.
        double rounding = 4 * Inside.EPSILON * market.excursions.highest;
        boolean negative = -market.covarianceOfChanges > rounding * rounding;
        return negative ? 2 * Math.sqrt(-market.covarianceOfChanges) : ABSENT;
    }

    private static double amihud(Market market) {
        if (!market.several() || market.turnover <= 0) {
            return ABSENT;
        }
        return Math.abs((market.last - market.first) / market.first) / market.turnover;
    }

    private static double parkinson(Market market) {
        if (!market.several() || market.excursions.lowest <= 0) {
            return ABSENT;
        }
        return StrictMath.log(market.excursions.highest / market.excursions.lowest) / Math.sqrt(PARKINSON);
    }

    private static double rogersSatchell(Market market) {
        double lowest = market.excursions.lowest;
        if (!market.several() || lowest <= 0) {
            return ABSENT;
        }
        double highest = market.excursions.highest;
        double above = StrictMath.log(highest / market.last) * StrictMath.log(highest / market.first);
        double below = StrictMath.log(lowest / market.last) * StrictMath.log(lowest / market.first);
        return Math.sqrt(above + below);
    }
}
