package dev.leat.core.bars.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.numbers.Wide;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowSumsTest {

    private static final int TRADES = 3000;

    @Test
    void followAWindowExactlyHoweverItMovesAndWhatIsForgotten() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            try (Arena arena = Arena.ofConfined()) {
                Stretch trades = tape(random, arena);
                MemorySegment state = arena.allocate(WindowSums.BYTES, 8);
                int mostWindow = 1 + random.nextInt(1000);
                int mostStep = 1 + random.nextInt(300);
                long before = random.nextInt(1000);
                int first = 0;
                int end = 1;
                while (end < TRADES) {
                    first = Math.max(first, end - 1 - random.nextInt(mostWindow));
                    // As for every bar, another key may have come in between.
                    var sums = new WindowSums();
                    sums.load(state, 0);
                    sums.of(trades.between(first, end), before);
                    sums.store(state, 0);
                    assertSums(sums, trades, first, end);

                    int next = Math.min(TRADES, end + random.nextInt(mostStep));
                    first = Math.max(first, random.nextBoolean() ? first : next - mostWindow);
                    first = Math.min(first, next - 1);
                    sums.leave(trades, before, before + first);
                    sums.store(state, 0);
                    end = Math.max(end + 1, next);
                }
            }
        }
    }

    private static Stretch tape(Random random, Arena arena) {
        Stretch trades = Stretch.ofBarsAndWindows();
        trades.on(arena.allocate(TRADES * trades.bytes(), 64), TRADES);
        boolean large = random.nextInt(4) == 0;
        for (int i = 0; i < TRADES; i++) {
            boolean extreme = large && random.nextInt(500) == 0;
            trades.rawPrices().setAtIndex(ValueLayout.JAVA_LONG, i, extreme ? 1L << 61 : random.nextLong(1L << 45));
            trades.rawQuantities().setAtIndex(ValueLayout.JAVA_LONG, i, extreme ? 1L << 50 : random.nextLong(1L << 40));
            trades.counts().setAtIndex(ValueLayout.JAVA_LONG, i, extreme ? 1L << 40 : random.nextInt(5));
            trades.makers().set(ValueLayout.JAVA_BYTE, i, (byte) random.nextInt(2));
        }
        return trades;
    }

    private static void assertSums(WindowSums sums, Stretch trades, int first, int end) {
        BigInteger volume = BigInteger.ZERO;
        BigInteger bought = BigInteger.ZERO;
        BigInteger turnover = BigInteger.ZERO;
        long individuals = 0;
        long buys = 0;
        for (int i = first; i < end; i++) {
            BigInteger quantity = BigInteger.valueOf(trades.rawQuantity(i));
            volume = volume.add(quantity);
            turnover = turnover.add(quantity.multiply(BigInteger.valueOf(trades.rawPrice(i))));
            individuals += trades.count(i);
            if (trades.bought(i)) {
                bought = bought.add(quantity);
                buys += trades.count(i);
            }
        }
        assertThat(big(sums.volume)).isEqualTo(volume);
        assertThat(big(sums.bought)).isEqualTo(bought);
        assertThat(big(sums.turnover)).isEqualTo(turnover);
        assertThat(sums.individuals).isEqualTo(individuals);
        assertThat(sums.individualBuys).isEqualTo(buys);
    }

    private static BigInteger big(Wide value) {
        return Wide.big(value.high, value.low);
    }
}
