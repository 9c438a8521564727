package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.DataException;
import dev.leat.api.plugin.KernelMode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookbackTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "7", "200", "5000", "1ms", "40ms", "5s", "1bars", "2bars", "3 bars", "60bars"})
    void aWindowHasExactlyItsTrades(String lookback) throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            Tape tape = RandomTape.ofBitcoin(random).trades(1 + random.nextInt(1500));
            String[] options = {
                "range",
                "25",
                "include-incomplete",
                "true",
                "features",
                random.nextBoolean() ? "lookback" : "lookback,intra",
                "allow-same-timestamp-close",
                Boolean.toString(random.nextBoolean()),
                "lookback",
                lookback
            };

            List<Map<String, String>> bars =
                    BarsRun.with(KernelMode.VECTOR, options).over(tape, () -> 1 + random.nextInt(400));

            for (int bar = 0; bar < bars.size(); bar++) {
                List<Tape.Trade> window = window(lookback, tape.trades(), bars, bar);
                assertThat(bars.get(bar).get("lookback_trade_count")).isEqualTo(text(window, window.size()));
                assertThat(bars.get(bar).get("lookback_vwap_raw")).isEqualTo(text(window, vwap(window)));
            }
        }
    }

    @Test
    void aWindowOfTimeIsInTheUnitOfTheTrades() throws Exception {
        Tape tape = Tape.of(
                new Tape.Trade(1, 100_00000000L, 1, 1_723_161_600_000_000L, false),
                new Tape.Trade(2, 101_00000000L, 1, 1_723_161_600_000_400L, false),
                new Tape.Trade(3, 100_00000000L, 1, 1_723_161_600_001_000L, false));

        List<Map<String, String>> bars = BarsRun.with(
                        KernelMode.SCALAR,
                        "range",
                        "25",
                        "include-incomplete",
                        "true",
                        "features",
                        "lookback",
                        "lookback",
                        "700us")
                .over(tape);

        assertThat(bars.getLast())
                .containsEntry("lookback_trade_count", "1")
                .containsEntry("lookback_duration_us", "0");
    }

    @Test
    void aSumThatDoesNotFitIsAnErrorOfTheTradeThatOpensTheBarWhateverTheBatches() {
        List<Tape.Trade> trades = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            trades.add(new Tape.Trade(i, (1L << 62) + (i % 2) * (1L << 60), 1L << 62, 1_723_161_600_000L + i, false));
        }
        BarsRun run = BarsRun.with(KernelMode.VECTOR, "range", "25", "features", "lookback");

        for (int rows : List.of(1, 2, 7, 1024)) {
            assertThatThrownBy(() -> run.over(Tape.of(trades), () -> rows))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("it opens with the trade 8 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "", "-5", "5 trades", "1.5s", "0s", "9999999999", "5d"})
    void aWindowThatIsNoneIsAnErrorThatSaysWhatIs(String text) {
        assertThatThrownBy(() -> BarsRun.with(KernelMode.SCALAR, "range", "25", "lookback", text)
                        .open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3bars");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bar,", "bars", "none,bar", "intra lookback"})
    void aGroupOfFeaturesThatIsNoneIsAnErrorThatListsThem(String text) {
        assertThatThrownBy(() -> BarsRun.with(KernelMode.SCALAR, "range", "25", "features", text)
                        .open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bar, lookback, intra");
    }

    private static List<Tape.Trade> window(
            String lookback, List<Tape.Trade> trades, List<Map<String, String>> bars, int bar) {
        int opening = opening(trades, bars.get(bar));
        long time = trades.get(opening).time();
        List<Tape.Trade> before = trades.subList(0, opening).stream()
                .filter(trade -> trade.time() < time)
                .toList();
        if (lookback.endsWith("bars")) {
            int wanted = Integer.parseInt(
                    lookback.substring(0, lookback.length() - 4).strip());
            int from = opening(trades, bars.get(Math.max(0, bar - wanted)));
            return before.subList(Math.min(from, before.size()), before.size());
        }
        if (lookback.endsWith("s")) {
            long millis = lookback.endsWith("ms")
                    ? Long.parseLong(lookback.substring(0, lookback.length() - 2))
                    : 1000 * Long.parseLong(lookback.substring(0, lookback.length() - 1));
            return before.stream()
                    .filter(trade -> trade.time() >= time - millis)
                    .toList();
        }
        return before.subList(Math.max(0, before.size() - Integer.parseInt(lookback)), before.size());
    }

    private static int opening(List<Tape.Trade> trades, Map<String, String> bar) {
        long id = Long.parseLong(bar.getOrDefault("first_agg_trade_id", ""));
        for (int i = 0; i < trades.size(); i++) {
            if (trades.get(i).id() == id) {
                return i;
            }
        }
        throw new AssertionError("no trade " + id);
    }

    private static Object vwap(List<Tape.Trade> window) {
        BigInteger volume = BigInteger.ZERO;
        BigInteger turnover = BigInteger.ZERO;
        for (Tape.Trade trade : window) {
            BigInteger quantity = BigInteger.valueOf(trade.quantity());
            volume = volume.add(quantity);
            turnover = turnover.add(quantity.multiply(BigInteger.valueOf(trade.price())));
        }
        return volume.signum() == 0 ? BigInteger.ZERO : turnover.divide(volume);
    }

    private static String text(List<Tape.Trade> window, Object value) {
        return window.isEmpty() ? "" : value.toString();
    }
}
