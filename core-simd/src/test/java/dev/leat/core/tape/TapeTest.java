package dev.leat.core.tape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class TapeTest {

    private static final int SYMBOLS = 4;

    @Test
    void aSeedGivesTheSameTradesEverywhere() {
        var trades = new Trades(1, 100_000);

        var hash = new CRC32C();
        trades.each((tape, row) -> {
            update(hash, tape.symbol[row]);
            update(hash, tape.aggTradeId[row]);
            update(hash, tape.price[row]);
            update(hash, tape.quantity[row]);
            update(hash, tape.firstTradeId[row]);
            update(hash, tape.lastTradeId[row]);
            update(hash, tape.timestamp[row]);
            update(hash, tape.buyerIsMaker[row] ? 1 : 0);
        });

        assertThat(hash.getValue()).isEqualTo(1262662951L);
    }

    @Test
    void anotherSeedGivesOtherTrades() {
        var one = new Tape(SYMBOLS, 1);
        var other = new Tape(SYMBOLS, 2);
        one.next(1000);
        other.next(1000);

        assertThat(one.price).isNotEqualTo(other.price);
        assertThat(one.symbol).isNotEqualTo(other.symbol);
    }

    @Test
    void tradesAreTheSameHoweverManyAreMadeAtOnce() {
        var atOnce = new Tape(SYMBOLS, 7);
        var oneByOne = new Tape(SYMBOLS, 7);
        atOnce.next(1000);

        for (int row = 0; row < 1000; row++) {
            oneByOne.next(1);

            assertThat(oneByOne.price[0]).isEqualTo(atOnce.price[row]);
            assertThat(oneByOne.lastTradeId[0]).isEqualTo(atOnce.lastTradeId[row]);
            assertThat(oneByOne.timestamp[0]).isEqualTo(atOnce.timestamp[row]);
        }
    }

    @Test
    void idsHaveNoGapsWithinASymbol() {
        long[] aggTradeIds = new long[SYMBOLS];
        long[] tradeIds = new long[SYMBOLS];

        new Trades(3, 50_000).each((tape, row) -> {
            int symbol = tape.symbol[row];
            if (aggTradeIds[symbol] != 0) {
                assertThat(tape.aggTradeId[row]).isEqualTo(aggTradeIds[symbol] + 1);
                assertThat(tape.firstTradeId[row]).isEqualTo(tradeIds[symbol] + 1);
            }
            assertThat(tape.lastTradeId[row]).isGreaterThanOrEqualTo(tape.firstTradeId[row]);
            aggTradeIds[symbol] = tape.aggTradeId[row];
            tradeIds[symbol] = tape.lastTradeId[row];
        });
    }

    @Test
    void timeNeverGoesBackAndSometimesStandsStill() {
        long[] last = {0};
        int[] equal = {0};

        new Trades(3, 50_000).each((tape, row) -> {
            assertThat(tape.timestamp[row]).isGreaterThanOrEqualTo(last[0]);
            equal[0] += tape.timestamp[row] == last[0] ? 1 : 0;
            last[0] = tape.timestamp[row];
        });

        assertThat(equal[0]).isBetween(10_000, 25_000);
    }

    @Test
    void everySymbolHasTrades() {
        for (int symbols : List.of(1, 4, 100)) {
            var tape = new Tape(symbols, 1);
            int[] trades = new int[symbols];
            for (int i = 0; i < 100; i++) {
                tape.next(Tape.MOST);
                Arrays.stream(tape.symbol).forEach(symbol -> trades[symbol]++);
            }

            assertThat(Arrays.stream(trades).min().getAsInt()).isPositive();
            assertThat(tape.symbols()).hasSize(symbols).doesNotHaveDuplicates();
        }
    }

    @Test
    void pricesAndQuantitiesArePositiveAndOnTheirSteps() {
        new Trades(5, 50_000).each((tape, row) -> {
            assertThat(tape.price[row]).isPositive();
            assertThat(tape.price[row] % 1_000_000).isZero();
            assertThat(tape.quantity[row]).isPositive();
            assertThat(tape.quantity[row] % 1_000).isZero();
        });
    }

    @Test
    void largeMovesFollowLargeMoves() {
        double[] moves = squaredMoves(400_000);

        for (int lag : List.of(1, 10, 1000)) {
            assertThat(correlation(moves, lag)).as("lag " + lag).isGreaterThan(0.02);
        }
    }

    @Test
    void aRangeOfAFortiethOfAPercentTakesAHundredToThreeHundredTrades() {
        long[] opens = new long[SYMBOLS];
        int[] bars = new int[SYMBOLS];
        int[] trades = new int[SYMBOLS];

        new Trades(1, 2_000_000).each((tape, row) -> {
            int symbol = tape.symbol[row];
            long price = tape.price[row];
            trades[symbol]++;
            if (opens[symbol] == 0) {
                opens[symbol] = price;
            }
            if (Math.abs(price - opens[symbol]) >= opens[symbol] / 4000) {
                bars[symbol]++;
                opens[symbol] = 0;
            }
        });

        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            assertThat(trades[symbol] / bars[symbol]).as("symbol " + symbol).isBetween(100, 300);
        }
    }

    private static double[] squaredMoves(int count) {
        double[] moves = new double[count];
        int[] filled = {0};
        long[] last = {0};
        new Trades(1, 1_200_000).each((tape, row) -> {
            if (tape.symbol[row] == 0 && filled[0] < count) {
                double move = last[0] == 0 ? 0 : StrictMath.log((double) tape.price[row] / last[0]);
                moves[filled[0]++] = move * move;
                last[0] = tape.price[row];
            }
        });
        assertThat(filled[0]).isEqualTo(count);
        return moves;
    }

    private static double correlation(double[] values, int lag) {
        double mean = Arrays.stream(values).average().getAsDouble();
        double together = 0;
        double alone = 0;
        for (int i = 0; i < values.length; i++) {
            alone += (values[i] - mean) * (values[i] - mean);
            together += i < lag ? 0 : (values[i] - mean) * (values[i - lag] - mean);
        }
        return together / alone;
    }

    private static void update(CRC32C hash, long value) {
        for (int i = 0; i < Long.BYTES; i++) {
            hash.update((int) (value >>> (8 * i)));
        }
    }

    private record Trades(long seed, int count) {
        void each(Look look) {
            var tape = new Tape(SYMBOLS, seed);
            for (int done = 0; done < count; done += Tape.MOST) {
                int some = Math.min(Tape.MOST, count - done);
                tape.next(some);
                for (int row = 0; row < some; row++) {
                    look.at(tape, row);
                }
            }
        }
    }

    private interface Look {
        void at(Tape tape, int row);
    }
}
