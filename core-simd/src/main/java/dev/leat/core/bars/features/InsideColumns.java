package dev.leat.core.bars.features;

import static dev.leat.core.bars.features.Feature.ABSENT;
import static dev.leat.core.bars.features.Feature.ABSENT_WHOLE;
import static dev.leat.core.bars.features.Feature.real;
import static dev.leat.core.bars.features.Feature.whole;

import dev.leat.core.numbers.Wide;
import java.io.IOException;
import java.util.List;

/// The columns of the group `intra`, of a bar's own trades (specification 1.8, 41 to 62; formulas in 4): each a
/// declaration, and a method that computes it.
final class InsideColumns {

    private static final double SECONDS_PER_MICRO = 1e-6;
    private static final double EPSILON = Inside.EPSILON;

    private static final double UNITS = 1e8;
    private static final double GAIN_STRETCH = 5;

    static final List<Feature<Inside>> ALL = List.of(
            real(
                    "intra_bull_epoch_density",
                    About.of("1 / (1 + exp(-10 (k / n - 0.5))), with k epochs of whoever bought at P_1")
                            .within("[0.0067, 0.9933]")
                            .absent("n < 2")
                            .from("rangebar-py 12.39.0")
                            .rangebar("a table of other values, in steps of 0.01 of k / n"),
                    inside -> density(inside, inside.bull()),
                    inside -> tabledDensity(inside, inside.bull())),
            real(
                    "intra_bear_epoch_density",
                    About.of("the same of whoever sold at P_1")
                            .within("[0.0067, 0.9933]")
                            .absent("n < 2")
                            .from("rangebar-py 12.39.0")
                            .rangebar("a table of other values, in steps of 0.01 of k / n"),
                    inside -> density(inside, inside.bear()),
                    inside -> tabledDensity(inside, inside.bear())),
            real(
                    "intra_bull_excess_gain",
                    About.of("tanh(5 abs(sum of gains at every trade)), of whoever bought at P_1")
                            .within("[0, 1]")
                            .absent("n < 2")
                            .from("rangebar-py 12.39.0")
                            .rangebar("a table in steps of 0.1 of the argument, 1 from 4.1 on"),
                    inside -> gain(inside, inside.bull()),
                    inside -> tabledGain(inside, inside.bull())),
            real(
                    "intra_bear_excess_gain",
                    About.of("the same of whoever sold at P_1")
                            .within("[0, 1]")
                            .absent("n < 2")
                            .from("rangebar-py 12.39.0")
                            .rangebar("a table in steps of 0.1 of the argument, 1 from 4.1 on"),
                    inside -> gain(inside, inside.bear()),
                    inside -> tabledGain(inside, inside.bear())),
            real(
                    "intra_bull_cv",
                    About.of(
                                    "1 / (1 + exp(-4 (v - 0.5))), with v the deviation by the mean of the steps between epochs, "
                                            + "0 where there are none")
                            .within("[0.1192, 1]")
                            .absent("n < 2")
                            .from("rangebar-py 12.39.0")
                            .rangebar("a table to 8 digits, in steps of 0.1 of v, up to 5"),
                    inside -> variation(inside, inside.bull()),
                    inside -> tabledVariation(inside, inside.bull())),
            real(
                    "intra_bear_cv",
                    About.of("the same of whoever sold at P_1")
                            .within("[0.1192, 1]")
                            .absent("n < 2")
                            .from("rangebar-py 12.39.0")
                            .rangebar("a table to 8 digits, in steps of 0.1 of v, up to 5"),
                    inside -> variation(inside, inside.bear()),
                    inside -> tabledVariation(inside, inside.bear())),
            real(
                    "intra_max_drawdown",
                    About.of("max of 1 - P_i / max(P_1 .. P_i)")
                            .within("[0, 1]")
                            .absent("n < 2")
                            .from("Magdon-Ismail and Atiya 2004"),
                    InsideColumns::maxDrawdown),
            real(
                    "intra_max_runup",
                    About.of("max of 1 - min(P_1 .. P_i) / P_i")
                            .within("[0, 1]")
                            .absent("n < 2"),
                    InsideColumns::maxRunup),
            whole("intra_trade_count", About.of("n").in("records").within(">= 1"), Inside::records),
            real(
                    "intra_ofi",
                    About.of("(B - L) / (B + L)")
                            .within("[-1, 1]")
                            .absent("0 where n = 1 or there is no volume")
                            .from("Chordia, Roll and Subrahmanyam 2002"),
                    inside -> ofi(inside, Flow.imbalance(inside.said.volume, inside.said.buyVolume)),
                    inside -> ofi(inside, imbalanceInOrder(inside))),
            whole("intra_duration_us", About.of("T_n - T_1").in("µs").within(">= 0"), InsideColumns::duration),
            real(
                    "intra_intensity",
                    About.of("n / (T_n - T_1)")
                            .in("records a second")
                            .within(">= 0")
                            .absent("0 where n = 1; n where it took no time"),
                    InsideColumns::intensity),
            real(
                    "intra_vwap_position",
                    About.of("(sum(P Q) / sum(Q) - lowest) / (highest - lowest)")
                            .within("[0, 1]")
                            .absent("n < 2; 0.5 where highest = lowest"),
                    inside -> vwapPosition(inside, exactVwap(inside)),
                    inside -> vwapPosition(inside, vwapInOrder(inside))),
            real(
                    "intra_count_imbalance",
                    About.of("(bought - sold) / (bought + sold), in trades, not records")
                            .within("[-1, 1]")
                            .absent("n < 2; 0 where there are none"),
                    InsideColumns::countImbalance),
            real(
                    "intra_kyle_lambda",
                    About.of("((P_n - P_1) / P_1) / ((B - L) / (B + L))")
                            .absent("n < 2, or B = L")
                            .from("a ratio in place of the regression of Kyle 1985"),
                    inside -> kyleLambda(inside, Flow.imbalance(inside.said.volume, inside.said.buyVolume)),
                    inside -> kyleLambda(inside, imbalanceInOrder(inside))),
            real(
                    "intra_burstiness",
                    About.of(
                                    "(sqrt(k + 1) r - sqrt(k - 1)) / ((sqrt(k + 1) - 2) r + sqrt(k - 1)), with r the deviation by "
                                            + "the mean of the k = n - 1 gaps between trades")
                            .within("[-1, 1]")
                            .absent("n < 3, or all gaps are equal")
                            .from("Kim and Jo 2016; Goh and Barabasi 2008")
                            .rangebar("(r - 1) / (r + 1), without the correction for few gaps"),
                    InsideColumns::burstiness,
                    InsideColumns::burstinessOfMany),
            real(
                    "intra_volume_skew",
                    About.of("m_3 / m_2^1.5, with m_j the mean of (Q - mean Q)^j")
                            .absent("n < 3, or all quantities are equal")
                            .from("population moments; Joanes and Gill 1998, g1")
                            .rangebar(
                                    "absent where sqrt(m_2) <= EPS; where equal quantities have no exact mean, -1 or 1"),
                    inside -> differ(inside) ? inside.moments().skew() : ABSENT,
                    inside -> spread(inside) ? inside.moments().skew() : ABSENT),
            real(
                    "intra_volume_kurt",
                    About.of("m_4 / m_2^2 - 3")
                            .within(">= -2")
                            .absent("n < 4, or all quantities are equal")
                            .from("population moments; Joanes and Gill 1998, g2")
                            .rangebar("from n = 3 on; absent where sqrt(m_2) <= EPS"),
                    inside -> inside.records() >= 4 && differ(inside)
                            ? inside.moments().excessKurtosis()
                            : ABSENT,
                    inside -> spread(inside) ? inside.moments().excessKurtosis() : ABSENT),
            real(
                    "intra_kaufman_er",
                    About.of("abs(P_n - P_1) / sum of abs(P_i+1 - P_i)")
                            .within("[0, 1]")
                            .absent("n < 2, or the price never moved")
                            .from("Kaufman 1995")
                            .rangebar("1 where the price never moved"),
                    inside -> efficiency(inside, ABSENT),
                    inside -> efficiency(inside, 1)),
            real(
                    "intra_garman_klass_vol",
                    About.of("sqrt(max(0, ln(highest / lowest)^2 / 2 - (2 ln 2 - 1) ln(P_n / P_1)^2))")
                            .within(">= 0")
                            .absent("n < 2, or a price is not positive")
                            .from("Garman and Klass 1980")
                            .rangebar("0.6137 in place of 2 ln 2 - 1"),
                    inside -> garmanKlass(inside, GarmanKlass.FACTOR),
                    inside -> garmanKlass(inside, GarmanKlass.FACTOR_OF_RANGEBAR)),
            real(
                    "intra_hurst",
                    About.of(
                                    "slope of ln F(s) by ln s over 8 box sizes s from 4 to n / 4, F(s) being what is left of the "
                                            + "running sum of log returns when a line is taken out of each box")
                            .within("about [0, 1]")
                            .absent("n < 64, a price is not positive, or a box size of which nothing is left")
                            .from("Peng et al. 1994")
                            .rangebar(
                                    "of price levels, over two box sizes from n / 4 on, clamped softly to [0, 1] by a "
                                            + "table; 0.5 where the price never moved"),
                    inside -> inside.several() ? inside.hurst.of(inside.trades, inside.excursions().lowest) : ABSENT,
                    inside -> inside.several()
                            ? inside.rangebarHurst.ofLevels(inside.trades, inside.totals(), inside.kernels)
                            : ABSENT),
            real(
                    "intra_permutation_entropy",
                    About.of(
                                    "- sum of f ln f / ln 6, with f how often each order of three prices in a row occurs; of equal "
                                            + "prices the earlier one is the lower")
                            .within("[0, 1]")
                            .absent("n < 60")
                            .from("Bandt and Pompe 2002")
                            .rangebar("divided by 1.791759469228327, which is ln 6 to 12 digits"),
                    inside -> entropy(inside, Orders.LN_6),
                    inside -> entropy(inside, Orders.LN_6_OF_RANGEBAR)));

    private InsideColumns() {}

    private static double density(Inside inside, Epochs epochs) throws IOException, InterruptedException {
        double share = (double) epochs.count / inside.records();
        return inside.several() ? logistic(10 * (share - 0.5)) : ABSENT;
    }

    private static double tabledDensity(Inside inside, Epochs epochs) throws IOException, InterruptedException {
        double share = (double) epochs.count / inside.records();
        return inside.several() ? RangebarTables.epochDensity(share) : ABSENT;
    }

    private static double gain(Inside inside, Epochs epochs) throws IOException, InterruptedException {
        return inside.several() ? StrictMath.tanh(GAIN_STRETCH * Math.abs(epochs.gains)) : ABSENT;
    }

    private static double tabledGain(Inside inside, Epochs epochs) throws IOException, InterruptedException {
        return inside.several() ? RangebarTables.tanh(GAIN_STRETCH * Math.abs(epochs.gains)) : ABSENT;
    }

    private static double variation(Inside inside, Epochs epochs) throws IOException, InterruptedException {
        double variation = epochs.count == 0 ? 0 : epochs.variation();
        return inside.several() ? logistic(4 * (variation - 0.5)) : ABSENT;
    }

    private static double tabledVariation(Inside inside, Epochs epochs) throws IOException, InterruptedException {
        return inside.several() ? RangebarTables.variation(epochs.variation()) : ABSENT;
    }

    private static double maxDrawdown(Inside inside) throws IOException, InterruptedException {
        return inside.several() ? Math.clamp(inside.excursions().drawdown, 0, 1.0) : ABSENT;
    }

    private static double maxRunup(Inside inside) throws IOException, InterruptedException {
        return inside.several() ? Math.clamp(inside.excursions().runup, 0, 1.0) : ABSENT;
    }

    private static double ofi(Inside inside, double imbalance) throws IOException, InterruptedException {
        if (!inside.priced()) {
            return ABSENT;
        }
        return inside.records() == 1 ? 0 : imbalance;
    }

    private static long duration(Inside inside) throws IOException, InterruptedException {
        return inside.priced() ? inside.said.durationMicros : ABSENT_WHOLE;
    }

    private static double intensity(Inside inside) throws IOException, InterruptedException {
        if (!inside.priced()) {
            return ABSENT;
        }
        if (inside.records() == 1) {
            return 0;
        }
        long micros = inside.said.durationMicros;
        return micros == 0 ? inside.records() : inside.records() / (micros * SECONDS_PER_MICRO);
    }

    private static double vwapPosition(Inside inside, double vwap) throws IOException, InterruptedException {
        if (!inside.several()) {
            return ABSENT;
        }
        Excursions excursions = inside.excursions();
        double height = excursions.highest - excursions.lowest;
        return height <= EPSILON ? 0.5 : Math.clamp((vwap - excursions.lowest) / height, 0, 1.0);
    }

    private static double exactVwap(Inside inside) throws IOException, InterruptedException {
        Wide volume = inside.said.volume;
        return volume.positive() ? inside.said.turnover.toDouble() / volume.toDouble() / UNITS : inside.totals().first;
    }

    private static double vwapInOrder(Inside inside) throws IOException, InterruptedException {
        Totals totals = inside.totals();
        return totals.volume() <= EPSILON ? totals.first : totals.turnover / totals.volume();
    }

    private static double countImbalance(Inside inside) throws IOException, InterruptedException {
        if (!inside.several()) {
            return ABSENT;
        }
        double buys = inside.said.individualBuys;
        double sells = inside.said.individuals - inside.said.individualBuys;
        return buys + sells == 0 ? 0 : (buys - sells) / (buys + sells);
    }

    private static double kyleLambda(Inside inside, double imbalance) throws IOException, InterruptedException {
        return inside.several() ? Flow.kyleLambda(inside.totals(), imbalance, ABSENT) : ABSENT;
    }

    private static double burstiness(Inside inside) throws IOException, InterruptedException {
        return inside.several() ? inside.gaps().burstiness() : ABSENT;
    }

    private static double burstinessOfMany(Inside inside) throws IOException, InterruptedException {
        double deviation = inside.gaps().deviation;
        double mean = inside.gaps().mean;
        boolean equal = inside.records() < 3 || deviation <= EPSILON;
        return equal || !inside.several() ? ABSENT : (deviation - mean) / (deviation + mean);
    }

    private static double efficiency(Inside inside, double whereFlat) throws IOException, InterruptedException {
        if (!inside.several()) {
            return ABSENT;
        }
        double way = Math.abs(inside.totals().last - inside.totals().first);
        return inside.path() <= EPSILON ? whereFlat : Math.clamp(way / inside.path(), 0, 1.0);
    }

    private static double garmanKlass(Inside inside, double factor) throws IOException, InterruptedException {
        if (!inside.several() || inside.excursions().lowest <= 0) {
            return ABSENT;
        }
        return GarmanKlass.volatility(inside.excursions().highest, inside.excursions().lowest, inside.totals(), factor);
    }

    private static double entropy(Inside inside, double whole) throws IOException, InterruptedException {
        if (!inside.several() || inside.records() < Orders.LEAST_RECORDS) {
            return ABSENT;
        }
        inside.orders.of(inside.trades, inside.kernels);
        return Math.clamp(inside.orders.entropy() / whole, 0, 1.0);
    }

    private static boolean differ(Inside inside) throws IOException, InterruptedException {
        return inside.records() >= 3 && inside.several() && inside.totals().quantitiesDiffer;
    }

    private static boolean spread(Inside inside) throws IOException, InterruptedException {
        return inside.records() >= 3 && inside.several() && inside.moments().deviation > EPSILON;
    }

    private static double imbalanceInOrder(Inside inside) throws IOException, InterruptedException {
        Totals totals = inside.totals();
        double volume = totals.volume();
        return volume <= EPSILON ? 0 : (totals.bought - totals.sold) / volume;
    }

    private static double logistic(double value) {
        return 1 / (1 + StrictMath.exp(-value));
    }
}
