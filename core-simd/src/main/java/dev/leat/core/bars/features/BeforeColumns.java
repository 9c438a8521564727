package dev.leat.core.bars.features;

import static dev.leat.core.bars.features.Feature.ABSENT;
import static dev.leat.core.bars.features.Feature.real;
import static dev.leat.core.bars.features.Feature.whole;

import java.io.IOException;
import java.util.List;

/// The columns of the group `lookback`, of the trades before a bar (specification 1.8, 25 to 40; formulas in 3): each a
/// declaration, and a method that computes it. All are absent where there is no trade before the bar.
final class BeforeColumns {

    private static final double SECONDS_PER_MICRO = 1e-6;
    private static final double EPSILON = Inside.EPSILON;

    static final List<Feature<Before>> ALL = List.of(
            whole("lookback_trade_count", About.of("n").in("records").within(">= 1"), Before::records),
            real(
                    "lookback_ofi",
                    About.of("(B - L) / (B + L)")
                            .within("[-1, 1]")
                            .absent("0 where there is no volume")
                            .from("Chordia, Roll and Subrahmanyam 2002"),
                    before -> Flow.imbalance(before.sums().volume, before.sums().bought),
                    before -> imbalance(before.totals().bought, before.totals().sold)),
            whole("lookback_duration_us", About.of("T_n - T_1").in("µs").within(">= 0"), Before::micros),
            real(
                    "lookback_intensity",
                    About.of("n / (T_n - T_1)")
                            .in("records a second")
                            .within("> 0")
                            .absent("n where it took no time"),
                    BeforeColumns::intensity),
            whole(
                    "lookback_vwap_raw",
                    About.of("sum(P Q) / sum(Q), truncated")
                            .in("1e-8 of a price")
                            .absent("0 where there is no volume"),
                    before -> before.sums().vwap()),
            real(
                    "lookback_vwap_position",
                    About.of("(vwap_raw - lowest) / (highest - lowest)")
                            .within("[0, 1]; negative where there is no volume")
                            .absent("0.5 where highest = lowest"),
                    BeforeColumns::vwapPosition),
            real(
                    "lookback_count_imbalance",
                    About.of("(bought - sold) / (bought + sold), in trades")
                            .within("[-1, 1]")
                            .absent("0 where there are none")
                            .rangebar("in records"),
                    BeforeColumns::tradeImbalance,
                    BeforeColumns::recordImbalance),
            real(
                    "lookback_kyle_lambda",
                    About.of("((P_n - P_1) / P_1) / ((B - L) / (B + L))")
                            .absent("n < 2; 0 where B = L")
                            .from("a ratio in place of the regression of Kyle 1985")
                            .rangebar(
                                    "for n > 500, B and L are of every fifth trade; the return or its negative where L or B is "
                                            + "0, the return where both are"),
                    BeforeColumns::kyleLambda,
                    BeforeColumns::kyleLambdaOfFifths),
            real(
                    "lookback_burstiness",
                    About.of(
                                    "(sqrt(k + 1) r - sqrt(k - 1)) / ((sqrt(k + 1) - 2) r + sqrt(k - 1)), with r the deviation by "
                                            + "the mean of the k = n - 1 gaps between trades")
                            .within("[-1, 1]")
                            .absent("n < 3, or all gaps are equal")
                            .from("Kim and Jo 2016; Goh and Barabasi 2008")
                            .rangebar("(r - 1) / (r + 1) from n = 2 on, -1 where gaps are equal, 0 where they are 0"),
                    before -> before.gaps().burstiness(),
                    BeforeColumns::burstinessOfMany),
            real(
                    "lookback_volume_skew",
                    About.of("m_3 / m_2^1.5, with m_j the mean of (Q - mean Q)^j")
                            .absent("n < 3; 0 where all quantities are equal")
                            .from("population moments; Joanes and Gill 1998, g1"),
                    before -> volumeSkew(before, before.totals().quantitiesDiffer),
                    before -> volumeSkew(before, before.moments().deviation >= EPSILON)),
            real(
                    "lookback_volume_kurt",
                    About.of("m_4 / m_2^2 - 3")
                            .within(">= -2")
                            .absent("n < 4; 0 where all quantities are equal")
                            .from("population moments; Joanes and Gill 1998, g2"),
                    before -> volumeKurt(before, before.totals().quantitiesDiffer),
                    before -> volumeKurt(before, before.moments().deviation >= EPSILON)),
            real(
                    "lookback_price_range",
                    About.of("(highest - lowest) / P_1").within(">= 0").absent("0 where P_1 = 0"),
                    BeforeColumns::priceRange),
            real(
                    "lookback_garman_klass_vol",
                    About.of("sqrt(max(0, ln(highest / lowest)^2 / 2 - (2 ln 2 - 1) ln(P_n / P_1)^2))")
                            .within(">= 0")
                            .absent("0 where a price is not positive")
                            .from("Garman and Klass 1980"),
                    BeforeColumns::garmanKlass),
            real(
                    "lookback_kaufman_er",
                    About.of("abs(P_n - P_1) / sum of abs(P_i+1 - P_i)")
                            .within("[0, 1]")
                            .absent("n < 2, or the price never moved")
                            .from("Kaufman 1995")
                            .rangebar("0 where the price never moved"),
                    before -> efficiency(before, ABSENT),
                    before -> efficiency(before, 0)),
            real(
                    "lookback_hurst",
                    About.of("as intra_hurst")
                            .within("about [0, 1]")
                            .absent("n < 64, or a box size of which nothing is left")
                            .from("Peng et al. 1994")
                            .rangebar(
                                    "one rescaled range of price levels, clamped softly to [0, 1] by a table; 0.5 where the "
                                            + "permutation entropy is over 0.75"),
                    before -> before.hurst.of(before.trades, before.range().lowest()),
                    BeforeColumns::hurstOfRangebar),
            real(
                    "lookback_permutation_entropy",
                    About.of("as intra_permutation_entropy")
                            .within("[0, 1]")
                            .absent("n < 60")
                            .from("Bandt and Pompe 2002")
                            .rangebar(
                                    "from n = 500 on a kind of approximate entropy, sampled, whose cost grows with the square "
                                            + "of n, as that of lookback_hurst then"),
                    BeforeColumns::entropy));

    private BeforeColumns() {}

    private static double intensity(Before before) throws IOException, InterruptedException {
        long micros = before.micros();
        return micros == 0 ? before.records() : before.records() / (micros * SECONDS_PER_MICRO);
    }

    private static double vwapPosition(Before before) throws IOException, InterruptedException {
        if (before.range().rawHighest == before.range().rawLowest) {
            return 0.5;
        }
        long lowest = before.range().rawLowest;
        return difference(before.sums().vwap(), lowest) / difference(before.range().rawHighest, lowest);
    }

    /// The nearest double where the difference fits into a long.
    private static double difference(long a, long b) {
        long difference = a - b;
        boolean fits = ((a ^ b) & (a ^ difference)) >= 0;
        return fits ? difference : (double) a - b;
    }

    private static double tradeImbalance(Before before) throws IOException, InterruptedException {
        double buys = before.sums().individualBuys;
        double sells = before.sums().individuals - before.sums().individualBuys;
        return buys + sells == 0 ? 0 : (buys - sells) / (buys + sells);
    }

    private static double recordImbalance(Before before) throws IOException, InterruptedException {
        double buys = before.totals().buys;
        double sells = before.records() - before.totals().buys;
        return (buys - sells) / (buys + sells);
    }

    private static double kyleLambda(Before before) throws IOException, InterruptedException {
        if (before.records() < 2) {
            return ABSENT;
        }
        double imbalance = Flow.imbalance(before.sums().volume, before.sums().bought);
        return before.totals().first <= EPSILON ? 0 : Flow.kyleLambda(before.totals(), imbalance, 0);
    }

    /// Of more than 500 records the volumes are summed up over every fifth. Where all volume is on one side, or
    /// there is none, the return stands for itself.
    private static double kyleLambdaOfFifths(Before before) throws IOException, InterruptedException {
        Totals totals = before.totals();
        if (before.records() < 2) {
            return ABSENT;
        }
        if (totals.first <= EPSILON) {
            return 0;
        }
        boolean many = before.records() > 500;
        double bought = many ? volumeOfFifths(before.trades, true) : totals.bought;
        double sold = many ? volumeOfFifths(before.trades, false) : totals.sold;
        double move = (totals.last - totals.first) / totals.first;
        double volume = bought + sold;
        if (bought >= volume - EPSILON) {
            return move;
        }
        return sold >= volume - EPSILON ? -move : Flow.kyleLambda(totals, (bought - sold) / volume, 0);
    }

    private static double volumeOfFifths(Stretch trades, boolean bought) throws IOException, InterruptedException {
        double volume = 0;
        int columns = Stretch.QUANTITIES | trades.makerColumn();
        for (int i = trades.from; i < trades.to; ) {
            int end = trades.reach(i, columns);
            for (; i < end; i += 5) {
                volume += trades.bought(i) == bought ? trades.quantity(i) : 0;
            }
        }
        return volume;
    }

    private static double burstinessOfMany(Before before) throws IOException, InterruptedException {
        if (before.records() < 2) {
            return ABSENT;
        }
        double deviation = before.gaps().deviation;
        double mean = before.gaps().mean;
        return (deviation - mean) / Math.max(deviation + mean, EPSILON);
    }

    private static double volumeSkew(Before before, boolean differ) throws IOException, InterruptedException {
        if (before.records() < 3) {
            return ABSENT;
        }
        return differ ? before.moments().skew() : 0;
    }

    private static double volumeKurt(Before before, boolean differ) throws IOException, InterruptedException {
        if (before.records() < 4) {
            return ABSENT;
        }
        return differ ? before.moments().excessKurtosis() : 0;
    }

    private static double priceRange(Before before) throws IOException, InterruptedException {
        Totals totals = before.totals();
        return totals.first <= EPSILON
                ? 0
                : (before.range().highest() - before.range().lowest()) / totals.first;
    }

    private static double garmanKlass(Before before) throws IOException, InterruptedException {
        Totals totals = before.totals();
        boolean priced = totals.first > EPSILON && before.range().lowest() > EPSILON;
        return priced
                ? GarmanKlass.volatility(
                        before.range().highest(), before.range().lowest(), totals, GarmanKlass.FACTOR)
                : 0;
    }

    private static double efficiency(Before before, double whereFlat) throws IOException, InterruptedException {
        if (before.records() < 2) {
            return ABSENT;
        }
        double way = Math.abs(before.totals().last - before.totals().first);
        return before.path() <= EPSILON ? whereFlat : way / before.path();
    }

    private static double hurstOfRangebar(Before before) throws IOException, InterruptedException {
        if (before.records() < RangebarHurst.LEAST_RECORDS) {
            return ABSENT;
        }
        return before.entropy() > RangebarHurst.RANDOM ? 0.5 : RangebarHurst.ofRange(before.trades, before.totals());
    }

    private static double entropy(Before before) throws IOException, InterruptedException {
        return before.records() < Orders.LEAST_RECORDS ? ABSENT : before.entropy();
    }

    private static double imbalance(double bought, double sold) {
        double volume = bought + sold;
        return volume <= EPSILON ? 0 : (bought - sold) / volume;
    }
}
