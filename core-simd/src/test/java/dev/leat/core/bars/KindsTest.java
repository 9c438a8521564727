package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.plugin.KernelMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind of bar against its definition.
class KindsTest {

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    KindsTest() {
        System.out.println("seed " + seed);
    }

    /// A kind, and a day's trades spread so that intervals and days go by.
    record Case(List<String> options, Supplier<NaiveBars> naive) {

        @Override
        public String toString() {
            return String.join(" ", options);
        }

        BarsRun run(KernelMode mode, String... more) {
            List<String> all = new ArrayList<>(options);
            all.addAll(List.of("features", "none", "include-incomplete", "true"));
            all.addAll(List.of(more));
            return BarsRun.with(mode, all.toArray(String[]::new));
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        add(cases, () -> NaiveBars.by(NaiveBars.range(25)), "range", "25");
        for (String count : List.of("1", "2", "7", "100", "3000", "9223372036854775807")) {
            add(cases, () -> NaiveBars.by(NaiveBars.ticks(Long.parseLong(count))), "tick", count);
        }
        for (String amount : List.of("0.00000001", "1.5", "40", "2e3")) {
            add(cases, () -> NaiveBars.by(NaiveBars.volume(amount)), "volume", amount);
        }
        for (String amount : List.of("0.0000000000000001", "100000.1234567890123456", "5e6")) {
            add(cases, () -> NaiveBars.by(NaiveBars.dollar(amount)), "dollar", amount);
        }
        add(cases, () -> NaiveBars.ofTime(1000, false), "time", "1s");
        add(cases, () -> NaiveBars.ofTime(6 * 3_600_000, true), "time", "6h", "empty", "true");
        add(cases, () -> NaiveBars.ofTime(7 * 60_000, false), "time", "7m");
        for (String weight : List.of("tick", "volume", "dollar")) {
            for (String sign : List.of("tick", "aggressor")) {
                String[] options = {"expected-records", "50", "imbalance-span", "5", "sign", sign};
                add(
                        cases,
                        () -> NaiveBars.by(new NaiveImbalance(weight, sign, 50, 0, 5, 500, 5)),
                        "imbalance",
                        weight,
                        options);
            }
        }
        add(
                cases,
                () -> new NaiveBars(
                        new NaiveImbalance("volume", "tick", 100, -0.001, 90, 110, 20), 0, false, "day", true),
                "imbalance",
                "volume",
                "expected-records",
                "100",
                "expected-imbalance",
                "-0.001",
                "least-records",
                "90",
                "most-records",
                "110",
                "reset",
                "day",
                "include-orphans",
                "true");
        for (String reset : List.of("day", "week", "month", "year")) {
            for (boolean orphans : List.of(false, true)) {
                String[] options = {"reset", reset, "include-orphans", Boolean.toString(orphans)};
                add(cases, () -> reset(NaiveBars.ticks(100), reset, orphans), "tick", "100", options);
                add(cases, () -> reset(NaiveBars.range(250), reset, orphans), "range", "250", options);
                add(cases, () -> reset(NaiveBars.dollar("5e6"), reset, orphans), "dollar", "5e6", options);
                add(cases, () -> new NaiveBars(_ -> false, 7 * 60_000, false, reset, orphans), "time", "7m", options);
                add(
                        cases,
                        () -> new NaiveBars(_ -> false, 5 * 86_400_000, true, reset, orphans),
                        "time",
                        "5d",
                        "reset",
                        reset,
                        "include-orphans",
                        Boolean.toString(orphans),
                        "empty",
                        "true");
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void barsAreThoseOfTheDefinition(Case kind) throws Exception {
        for (int round = 0; round < 4; round++) {
            Tape tape = tape(1 + random.nextInt(2500));
            List<Map<String, String>> expected = kind.naive().get().over(tape.trades());

            for (KernelMode mode : KernelMode.values()) {
                assertThat(kind.run(mode).over(tape)).as(mode.name()).isEqualTo(expected);
                assertThat(kind.run(mode).over(tape, () -> 1 + random.nextInt(900)))
                        .as(mode.name())
                        .isEqualTo(expected);
            }
        }
    }

    /// Sums that leave their range end a run, at the same trade in both.
    @ParameterizedTest
    @MethodSource("cases")
    void theVectorKernelDoesWithAnyTradesWhatTheScalarOneDoes(Case kind) {
        for (int round = 0; round < 6; round++) {
            Tape tape = RandomTape.any(random).trades(1 + random.nextInt(1500));
            Tape turned = random.nextBoolean() ? tape : mirrored(tape);

            assertThat(outcome(kind.run(KernelMode.VECTOR), turned))
                    .isEqualTo(outcome(kind.run(KernelMode.SCALAR), turned));
        }
    }

    private static Object outcome(BarsRun run, Tape tape) {
        try {
            return run.over(tape);
        } catch (Exception e) {
            return e.toString();
        }
    }

    /// Of prices and quantities below zero.
    private static Tape mirrored(Tape tape) {
        return Tape.of(tape.trades().stream()
                .map(trade -> new Tape.Trade(
                        "",
                        trade.id(),
                        -trade.price(),
                        -trade.quantity(),
                        trade.first(),
                        trade.last(),
                        trade.time(),
                        trade.maker()))
                .toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachKeyHasTheBarsThatItHasAloneWhateverTheBatches(Case kind) throws Exception {
        List<Tape.Trade> trades = new ArrayList<>();
        for (Tape.Trade trade : tape(1500).trades()) {
            trades.add(trade.of("k" + random.nextInt(3)));
        }
        Tape tape = Tape.of(trades);
        BarsRun run = kind.run(KernelMode.VECTOR, "by", "symbol", "features", "all", "lookback", "50");

        List<Map<String, String>> bars = run.over(tape);

        for (int size : List.of(1, 2, 7, 1024)) {
            assertThat(run.over(tape, () -> size)).as("batches of " + size).isEqualTo(bars);
        }
        for (int key = 0; key < 3; key++) {
            String symbol = "k" + key;
            Tape alone = Tape.of(trades.stream()
                    .filter(trade -> trade.symbol().equals(symbol))
                    .toList());
            assertThat(bars.stream().filter(bar -> symbol.equals(bar.get("symbol"))))
                    .containsExactlyElementsOf(run.over(alone));
        }
    }

    @ParameterizedTest
    @EnumSource(KernelMode.class)
    void volumesBeyondAWordAreReached(KernelMode mode) throws Exception {
        List<Tape.Trade> trades = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            trades.add(new Tape.Trade(i, 300, Long.MAX_VALUE, 1_723_161_600_000L + i, false));
        }

        List<Map<String, String>> bars = BarsRun.with(mode, "volume", "1e12").over(Tape.of(trades));

        assertThat(bars).hasSize(3).allSatisfy(bar -> assertThat(bar).containsEntry("agg_record_count", "11"));
    }

    @ParameterizedTest
    @EnumSource(KernelMode.class)
    void imbalanceBarsGoByTheBarsBeforeThem(KernelMode mode) throws Exception {
        List<Tape.Trade> trades = new ArrayList<>();
        for (int price : List.of(1, 2, 3, 2, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8)) {
            trades.add(new Tape.Trade(trades.size(), price, 1, 1_723_161_600_000L + trades.size(), false));
        }

        List<Map<String, String>> bars = BarsRun.with(
                        mode, "imbalance", "tick", "expected-records", "4", "imbalance-span", "1")
                .over(Tape.of(trades));

        assertThat(bars.stream().map(bar -> bar.get("agg_record_count"))).containsExactly("4", "4", "2", "2", "2");
    }

    private static NaiveBars reset(NaiveBars.Rule rule, String reset, boolean orphans) {
        return new NaiveBars(rule, 0, false, reset, orphans);
    }

    private static void add(List<Case> cases, Supplier<NaiveBars> naive, String... options) {
        cases.add(new Case(List.of(options), naive));
    }

    private static void add(List<Case> cases, Supplier<NaiveBars> naive, String kind, String value, String[] options) {
        List<String> all = new ArrayList<>(List.of(kind, value));
        all.addAll(List.of(options));
        cases.add(new Case(all, naive));
    }

    /// Trades at moments that come in crowds, with pauses of seconds in some tapes, of hours, days or months in
    /// others.
    private Tape tape(int count) {
        long pause = List.of(5_000L, 3_600_000L, 86_400_000L, 60 * 86_400_000L).get(random.nextInt(4));
        long shift = -random.nextLong(3 * 365 * 86_400_000L);
        List<Tape.Trade> trades = new ArrayList<>();
        for (Tape.Trade trade : RandomTape.ofBitcoin(random).trades(count).trades()) {
            shift += random.nextInt(50) == 0 ? random.nextLong(Math.min(pause, pause * 500 / count)) : 0;
            trades.add(new Tape.Trade(
                    "",
                    trade.id(),
                    trade.price(),
                    trade.quantity(),
                    trade.first(),
                    trade.last(),
                    trade.time() + shift,
                    trade.maker()));
        }
        return Tape.of(trades);
    }
}
