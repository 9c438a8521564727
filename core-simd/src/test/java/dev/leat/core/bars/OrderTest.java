package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.DataException;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.plugin.KernelMode;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderTest {

    private static final long START = 1_723_161_600_000L;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    OrderTest() {
        System.out.println("seed " + seed);
    }

    @ParameterizedTest
    @EnumSource(KernelMode.class)
    void aTradeThatGoesBackFailsTheRunNamingBothRows(KernelMode mode) {
        List<Tape.Trade> trades = trades(100);
        trades.set(70, moved(trades.get(70), -1000));

        assertThatThrownBy(() -> BarsRun.with(mode, "range", "25").over(Tape.of(trades), () -> 40))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(
                        "tape.csv:71: the trade 70 at " + trades.get(70).time() + " goes back behind the"
                                + " trade 69 at " + trades.get(69).time())
                .hasMessageContaining("order=drop")
                .hasMessageEndingWith("; see tape.csv:70");
    }

    @ParameterizedTest
    @EnumSource(KernelMode.class)
    void anIdThatGoesBackAtOneTimeFailsTheRun(KernelMode mode) {
        Tape tape = Tape.of(
                new Tape.Trade(5, 100, 1, START, false),
                new Tape.Trade(7, 100, 1, START, false),
                new Tape.Trade(6, 100, 1, START, false));

        assertThatThrownBy(() -> BarsRun.with(mode, "range", "25").over(tape)).isInstanceOf(DataException.class);
    }

    @ParameterizedTest
    @EnumSource(KernelMode.class)
    void anIdThatGoesDownWhileTheTimeGoesUpIsInOrder(KernelMode mode) throws Exception {
        List<Tape.Trade> trades = trades(100);
        Tape.Trade odd = trades.get(50);
        trades.set(50, new Tape.Trade(3, odd.price(), odd.quantity(), odd.time() + 1, odd.maker()));
        for (int i = 51; i < 100; i++) {
            trades.set(i, moved(trades.get(i), 2));
        }

        List<Map<String, String>> bars = BarsRun.with(mode, "range", "100000", "include-incomplete", "true")
                .over(Tape.of(trades));

        assertThat(bars.getLast()).containsEntry("agg_record_count", "100");
    }

    @ParameterizedTest
    @EnumSource(KernelMode.class)
    void lateTradesAreDroppedAndCounted(KernelMode mode) throws Exception {
        List<Tape.Trade> all = trades(500);
        List<Tape.Trade> disturbed = new ArrayList<>(all);
        disturbed.add(300, moved(all.get(10), 0));
        disturbed.add(120, moved(all.get(5), 0));
        BarsRun run = BarsRun.with(mode, "range", "25", "order", "drop", "include-incomplete", "true");

        Counted counted = count(run, Tape.of(disturbed));

        assertThat(counted.bars()).isEqualTo(run.over(Tape.of(all)));
        assertThat(counted.counters()).contains(new Kernel.Counter("late trades dropped", 2));
    }

    @ParameterizedTest
    @EnumSource(KernelMode.class)
    void aRepeatedIdFailsTheRun(KernelMode mode) {
        List<Tape.Trade> trades = trades(50);
        trades.add(30, trades.get(29));

        assertThatThrownBy(() -> BarsRun.with(mode, "range", "25").over(Tape.of(trades)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("tape.csv:31: the trade 29")
                .hasMessageContaining("repeats the id of")
                .hasMessageContaining("duplicates=drop");
    }

    @ParameterizedTest
    @EnumSource(KernelMode.class)
    void tradesThatASecondFileRepeatsAreDroppedAsDuplicates(KernelMode mode) throws Exception {
        List<Tape.Trade> all = new ArrayList<>(trades(3000));
        all.removeIf(trade -> random.nextInt(50) == 0);
        List<Tape.Trade> overlapping = new ArrayList<>(all.subList(0, 2000));
        overlapping.addAll(all.subList(1200, all.size()));

        for (String order : List.of("fail", "sort:1s")) {
            BarsRun run = BarsRun.with(mode, "range", "25", "duplicates", "drop", "order", order);

            Counted counted = count(run, Tape.of(overlapping));

            assertThat(counted.bars()).as("seed %d", seed).isEqualTo(run.over(Tape.of(all)));
            assertThat(counted.counters()).contains(new Kernel.Counter("duplicates dropped", 800));
            for (int size : List.of(1, 7, 1024)) {
                assertThat(run.over(Tape.of(overlapping), () -> size)).isEqualTo(counted.bars());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(KernelMode.class)
    void anIdThatComesAgainLaterIsADuplicate(KernelMode mode) throws Exception {
        List<Tape.Trade> all = trades(500);
        List<Tape.Trade> repeated = new ArrayList<>(all);
        Tape.Trade again = all.get(50);
        repeated.add(
                400,
                new Tape.Trade(
                        again.id(),
                        again.price(),
                        again.quantity(),
                        all.get(399).time(),
                        again.maker()));
        BarsRun run = BarsRun.with(mode, "range", "25", "duplicates", "drop");

        assertThat(run.over(Tape.of(repeated))).isEqualTo(run.over(Tape.of(all)));
    }

    @ParameterizedTest
    @EnumSource(KernelMode.class)
    void idsThatRiseAgainAfterTheyWentDownAreLookedUp(KernelMode mode) throws Exception {
        List<Tape.Trade> repeated = new ArrayList<>();
        List<Tape.Trade> once = new ArrayList<>();
        Set<Long> ids = new HashSet<>();
        long time = 1_723_161_600_000L;
        for (int i = 0; i < 2000; i++) {
            // Mostly up, at times down to where others were.
            int id = i + (random.nextInt(20) == 0 ? -random.nextInt(30) : random.nextInt(3));
            var trade = new Tape.Trade(id, 100_00000000L + random.nextInt(90_000_000), 1, ++time, random.nextBoolean());
            repeated.add(trade);
            if (ids.add((long) id)) {
                once.add(trade);
            }
        }
        BarsRun run = BarsRun.with(mode, "range", "25", "duplicates", "drop");

        Counted counted = count(run, Tape.of(repeated));

        assertThat(counted.bars()).as("seed %d", seed).isEqualTo(run.over(Tape.of(once)));
        assertThat(counted.counters())
                .contains(new Kernel.Counter("duplicates dropped", repeated.size() - (long) once.size()));
        for (int size : List.of(1, 7, 500)) {
            assertThat(run.over(Tape.of(repeated), () -> size)).isEqualTo(counted.bars());
        }
    }

    @ParameterizedTest
    @EnumSource(KernelMode.class)
    void repeatedIdsAreDroppedAndCounted(KernelMode mode) throws Exception {
        List<Tape.Trade> all = trades(500);
        List<Tape.Trade> repeated = new ArrayList<>(all);
        repeated.add(400, all.get(399));
        repeated.add(40, all.get(39));
        repeated.add(40, all.get(39));
        BarsRun run = BarsRun.with(mode, "range", "25", "duplicates", "drop");

        Counted counted = count(run, Tape.of(repeated));

        assertThat(counted.bars()).isEqualTo(run.over(Tape.of(all)));
        assertThat(counted.counters()).contains(new Kernel.Counter("duplicates dropped", 3));
    }

    @ParameterizedTest
    @EnumSource(KernelMode.class)
    void gapsInIdsAreCounted(KernelMode mode) throws Exception {
        List<Tape.Trade> trades = trades(2000);
        List.of(1500, 1001, 700, 3).forEach(i -> trades.remove((int) i));

        Counted counted = count(BarsRun.with(mode, "range", "25"), Tape.of(trades));

        assertThat(counted.counters()).contains(new Kernel.Counter("gaps in trade ids", 4));
    }

    @ParameterizedTest
    @EnumSource(KernelMode.class)
    void aWindowPutsTradesOfSeveralKeysInOrderWhateverTheBatches(KernelMode mode) throws Exception {
        List<Tape.Trade> inOrder = new ArrayList<>();
        List<Tape.Trade> shuffled = new ArrayList<>();
        List<Tape.Trade> one = trades(1500);
        List<Tape.Trade> two = trades(1500);
        for (int i = 0; i < 1500; i++) {
            inOrder.add(one.get(i).of("one"));
            inOrder.add(two.get(i).of("two"));
        }
        shuffled.addAll(inOrder);
        for (int i = 0; i + 8 < shuffled.size(); i += 8) {
            Collections.shuffle(shuffled.subList(i, i + 8), random);
        }
        BarsRun run =
                BarsRun.with(mode, "range", "25", "by", "symbol", "order", "sort:60s", "include-incomplete", "true");

        List<Map<String, String>> whole = run.over(Tape.of(shuffled));

        assertThat(of("one", whole)).isEqualTo(alone(mode, one, "one"));
        assertThat(of("two", whole)).isEqualTo(alone(mode, two, "two"));
        assertThat(run.over(Tape.of(shuffled), () -> 7)).isEqualTo(whole);
        assertThat(run.over(Tape.of(shuffled), () -> 1 + random.nextInt(500))).isEqualTo(whole);
    }

    @ParameterizedTest
    @EnumSource(KernelMode.class)
    void aTradeLaterThanTheWindowFailsTheRunNamingTheOption(KernelMode mode) {
        List<Tape.Trade> trades = trades(100);
        trades.set(70, moved(trades.get(70), -100_000));

        assertThatThrownBy(() ->
                        BarsRun.with(mode, "range", "25", "order", "sort:1s").over(Tape.of(trades)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("tape.csv:71")
                .hasMessageContaining("order=sort");
    }

    private static List<Map<String, String>> alone(KernelMode mode, List<Tape.Trade> trades, String symbol)
            throws Exception {
        Tape tape = Tape.of(trades.stream().map(trade -> trade.of(symbol)).toList());
        return BarsRun.with(mode, "range", "25", "by", "symbol", "include-incomplete", "true")
                .over(tape);
    }

    private static List<Map<String, String>> of(String symbol, List<Map<String, String>> bars) {
        return bars.stream().filter(bar -> symbol.equals(bar.get("symbol"))).toList();
    }

    private static Counted count(BarsRun run, Tape tape) throws Exception {
        try (var arena = Arena.ofConfined();
                Kernel kernel = run.open()) {
            var inputs = kernel.inputs(run.offered());
            var collected = new Collected(kernel.output(new Schema(inputs)), arena);
            kernel.accept(tape.batch(inputs, 0, tape.size(), arena), collected);
            kernel.finish(collected);
            return new Counted(collected.rows(), kernel.counters());
        }
    }

    private List<Tape.Trade> trades(int count) {
        List<Tape.Trade> trades = new ArrayList<>();
        long price = 60_000_00000000L;
        for (int i = 0; i < count; i++) {
            price += (random.nextInt(201) - 100) * 10_000_000L;
            trades.add(
                    new Tape.Trade(i, price, 1 + random.nextInt(100_000_000), START + 500L * i, random.nextBoolean()));
        }
        return trades;
    }

    private static Tape.Trade moved(Tape.Trade trade, long millis) {
        return new Tape.Trade(trade.id(), trade.price(), trade.quantity(), trade.time() + millis, trade.maker());
    }

    private record Counted(List<Map<String, String>> bars, List<Kernel.Counter> counters) {}
}
