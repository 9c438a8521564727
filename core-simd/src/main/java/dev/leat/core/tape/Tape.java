package dev.leat.core.tape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Trades that never happened, one after the other, in the form of Binance's aggregated trades.
///
/// Symbols take turns at random, the first ones more often. The price of each is a random walk whose variance follows
/// GARCH(1, 1) (Bollerslev 1986) about a level that switches between calm and wild for thousands of trades at a time,
/// so that moves cluster; a weak pull keeps it near where it began. Buyers pay a tick more than sellers get. Ids have
/// no gaps within a symbol, time never goes back, and many trades share a millisecond.
///
/// The mean variance is such that a range of 0.025 % takes about 170 trades. All arithmetic is that of IEEE 754 doubles
/// in a fixed order, so a seed gives the same trades everywhere.
final class Tape {

    /// The most rows of one [#next].
    static final int MOST = 1024;

    private static final List<String> NAMES =
            List.of("BTCUSDT", "ETHUSDT", "BNBUSDT", "BCHUSDT", "PAXGUSDT", "YFIUSDT", "MKRUSDT", "AAVEUSDT");
    private static final double[] PRICES = {61_000, 2_600, 520, 340, 2_450, 4_800, 1_900, 310};
    private static final double OTHER_PRICE = 1_000;

    // 2024-08-01T00:00:00Z
    private static final long FIRST_MICROS = 1_722_470_400_000_000L;
    private static final double MEAN_GAP_MICROS = 40_000;
    private static final double MEAN_VALUE = 1_500;

    private static final double RANGE = 0.00025;
    private static final double MEAN_VARIANCE = RANGE * RANGE / 170;
    // One trade in 4 is in a wild spell, at 8 times the variance of a calm one.
    private static final double CALM = MEAN_VARIANCE / 2.75;
    private static final double WILD = 8 * CALM;
    private static final long SPELL_ENDS_WILD = odds(1.0 / 8_000);
    private static final long SPELL_ENDS_CALM = odds(1.0 / 24_000);
    // GARCH's own: 0.08 of the last squared move, 0.90 of the last variance, the rest of the level.
    private static final double OF_MOVE = 0.08;
    private static final double OF_VARIANCE = 0.90;
    private static final double OF_LEVEL = 1 - OF_MOVE - OF_VARIANCE;
    private static final double PULL = 1e-7;

    /// In ticks of 0.01, as a decimal of 8 places.
    private static final long TICK = 1_000_000;

    private static final long QUANTITY_STEP = 1_000;

    final int[] symbol = new int[MOST];
    final long[] aggTradeId = new long[MOST];
    final long[] price = new long[MOST];
    final long[] quantity = new long[MOST];
    final long[] firstTradeId = new long[MOST];
    final long[] lastTradeId = new long[MOST];
    final long[] timestamp = new long[MOST];
    final boolean[] buyerIsMaker = new boolean[MOST];

    private final Draws draws;
    private final Market[] markets;
    private final int[] turns;
    private double micros = FIRST_MICROS;

    Tape(int symbols, long seed) {
        draws = new Draws(seed);
        markets = new Market[symbols];
        for (int i = 0; i < symbols; i++) {
            markets[i] = new Market(i, i < PRICES.length ? PRICES[i] : OTHER_PRICE);
        }
        turns = turns(symbols);
    }

    /// The names that codes in [#symbol] stand for.
    List<String> symbols() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < markets.length; i++) {
            names.add(i < NAMES.size() ? NAMES.get(i) : "S" + i + "USDT");
        }
        return names;
    }

    /// Makes the next trades, into the first `rows` places of the arrays.
    void next(int rows) {
        for (int row = 0; row < rows; row++) {
            long bits = draws.bits();
            Market market = markets[turns[(int) (bits & turns.length - 1)]];
            passTime(bits >>> 10, market);
            timestamp[row] = (long) micros / 1000;
            trade(row, market);
        }
    }

    private void trade(int row, Market market) {
        market.move(draws.bits());
        long bits = draws.bits();
        boolean sold = (bits & 1) != 0;
        symbol[row] = market.code;
        buyerIsMaker[row] = sold;
        price[row] = Math.max(1, (long) (market.price * 100) + (sold ? 0 : 1)) * TICK;
        quantity[row] = quantity(bits >>> 1, market);
        aggTradeId[row] = market.aggTradeId++;
        firstTradeId[row] = market.tradeId;
        market.tradeId += 1 + parts(bits >>> 40);
        lastTradeId[row] = market.tradeId - 1;
    }

    /// Three trades in ten come at once with the one before; the others after a while, in wild spells half as long.
    private void passTime(long bits, Market market) {
        if ((bits & 1023) < 307) {
            return;
        }
        double mean = market.wild ? MEAN_GAP_MICROS / 2 : MEAN_GAP_MICROS;
        micros += mean * Draws.exponential(bits >>> 10);
    }

    /// The product of two exponential numbers: mostly small, sometimes large.
    private static long quantity(long bits, Market market) {
        double value = MEAN_VALUE * Draws.exponential(bits) * Draws.exponential(bits >>> 12);
        return (1 + (long) (value / market.price * 1e5)) * QUANTITY_STEP;
    }

    /// How many further trades an aggregated one has: none for half of them, and so on.
    private static int parts(long bits) {
        return Long.numberOfTrailingZeros(bits | 1 << 20);
    }

    /// 1024 turns, of which symbol `i` has a share in proportion to `1 / (i + 2)`.
    private static int[] turns(int symbols) {
        double all = 0;
        for (int i = 0; i < symbols; i++) {
            all += 1.0 / (i + 2);
        }
        int[] turns = new int[1024];
        int filled = 0;
        double share = 0;
        for (int i = 0; i < symbols; i++) {
            share += 1.0 / (i + 2) / all;
            int end = i == symbols - 1 ? turns.length : (int) (turns.length * share);
            Arrays.fill(turns, filled, end, i);
            filled = end;
        }
        return turns;
    }

    /// A probability as the 32-bit number that a uniform one has to be below.
    private static long odds(double probability) {
        return (long) (probability * 0x1p32);
    }

    /// One symbol's state.
    private static final class Market {
        private final int code;
        private final double firstPrice;
        private double price;
        private double variance = CALM;
        private boolean wild;
        private long aggTradeId;
        private long tradeId;

        Market(int code, double price) {
            this.code = code;
            this.firstPrice = price;
            this.price = price;
            this.aggTradeId = 100_000_000L + 1_000_000L * code;
            this.tradeId = 250_000_000L + 3_000_000L * code;
        }

        void move(long bits) {
            if ((bits >>> 32) < (wild ? SPELL_ENDS_WILD : SPELL_ENDS_CALM)) {
                wild = !wild;
            }
            // The high bits decided above, so they are mixed once more.
            double step = Draws.normal(bits * 0x9E3779B97F4A7C15L) * Math.sqrt(variance);
            price += price * step + (firstPrice - price) * PULL;
            variance = OF_MOVE * step * step + OF_VARIANCE * variance + OF_LEVEL * (wild ? WILD : CALM);
        }
    }
}
