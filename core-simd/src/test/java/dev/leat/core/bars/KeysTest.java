package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.DataException;
import dev.leat.api.data.Field;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Kernel;
import dev.leat.api.plugin.KernelMode;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeysTest {

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    KeysTest() {
        System.out.println("seed " + seed);
    }

    @ParameterizedTest
    @EnumSource(KernelMode.class)
    void eachKeyHasTheBarsThatItHasAloneWhateverTheBatches(KernelMode mode) throws Exception {
        Tape tape = interleaved(5, 800);
        BarsRun run = BarsRun.with(mode, "range", "25", "by", "symbol", "include-incomplete", "true");

        List<Map<String, String>> bars = run.over(tape);

        for (int key = 0; key < 5; key++) {
            String symbol = "key" + key;
            Tape alone = Tape.of(tape.trades().stream()
                    .filter(trade -> trade.symbol().equals(symbol))
                    .toList());
            assertThat(bars.stream().filter(bar -> symbol.equals(bar.get("symbol"))))
                    .containsExactlyElementsOf(run.over(alone));
        }
        for (int size : List.of(1, 2, 7, 1024)) {
            assertThat(run.over(tape, () -> size)).isEqualTo(bars);
        }
    }

    @Test
    void thousandsOfKeysKeepTheirStates() throws Exception {
        List<Tape.Trade> trades = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            trades.add(new Tape.Trade(i, 1000 + i / 20_000, 1, 1_723_161_600_000L + i, false).of("k" + i % 20_000));
        }

        List<Map<String, String>> bars = BarsRun.with(
                        KernelMode.VECTOR, "range", "250", "by", "symbol", "include-incomplete", "true")
                .over(Tape.of(trades), () -> 5000);

        assertThat(bars).hasSize(20_000).allSatisfy(bar -> assertThat(bar).containsEntry("agg_record_count", "2"));
        assertThat(bars.get(12_345)).containsEntry("symbol", "k12345");
    }

    @Test
    void aRowWithoutAKeyIsAnErrorThatNamesRowAndColumn() throws Exception {
        assertThatThrownBy(
                        () -> acceptWithNull(BarsRun.with(KernelMode.SCALAR, "range", "25", "by", "symbol"), "symbol"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("tape.csv:13: no key in column 'symbol'");
    }

    @Test
    void aRowWithoutAPriceIsAnErrorThatNamesRowAndColumn() throws Exception {
        assertThatThrownBy(
                        () -> acceptWithNull(BarsRun.with(KernelMode.SCALAR, "range", "25", "by", "symbol"), "price"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("tape.csv:13: no value in column 'price'");
    }

    private void acceptWithNull(BarsRun run, String column) throws Exception {
        try (var arena = Arena.ofConfined();
                Kernel kernel = run.open()) {
            List<Field> inputs = kernel.inputs(run.offered());
            var collected = new Collected(kernel.output(new Schema(inputs)), arena);
            Batch whole = interleaved(2, 10).batch(inputs, 0, 20, arena);
            var builder = new BatchBuilder(whole.schema(), 20, arena);
            builder.rows(20);
            for (int i = 0; i < inputs.size(); i++) {
                if (inputs.get(i).name().equals(column)) {
                    builder.values(i).copyFrom(values(whole, i));
                    builder.setNull(i, 12);
                    builder.dictionary(i, dictionary(whole, i));
                } else {
                    builder.adopt(i, whole.column(i), () -> {});
                }
            }
            kernel.accept(builder.build(new Origin("tape.csv", 0)), collected);
        }
    }

    private static java.lang.foreign.MemorySegment values(Batch batch, int column) {
        return switch (batch.column(column)) {
            case dev.leat.api.data.Column.Longs longs -> longs.values();
            case dev.leat.api.data.Column.Codes codes -> codes.values();
            case dev.leat.api.data.Column other -> throw new IllegalArgumentException(other.toString());
        };
    }

    private static dev.leat.api.data.Column.Texts dictionary(Batch batch, int column) {
        return batch.column(column) instanceof dev.leat.api.data.Column.Codes codes
                ? codes.dictionary()
                : new dev.leat.api.data.Column.Texts(
                        0,
                        dev.leat.api.data.Column.NO_NULLS,
                        java.lang.foreign.MemorySegment.NULL,
                        java.lang.foreign.MemorySegment.NULL);
    }

    /// Trades of several keys, in runs of random length.
    private Tape interleaved(int keys, int tradesEach) {
        List<List<Tape.Trade>> each = new ArrayList<>();
        for (int key = 0; key < keys; key++) {
            each.add(new ArrayList<>(new RandomTape(random, 60_000_00000000L, 8_00000000L, 30)
                    .trades(tradesEach)
                    .trades()));
        }
        List<Tape.Trade> all = new ArrayList<>();
        while (all.size() < keys * tradesEach) {
            int key = random.nextInt(keys);
            int run = random.nextInt(10) == 0 ? 200 : 3;
            for (int i = 0; i < run && !each.get(key).isEmpty(); i++) {
                all.add(each.get(key).removeFirst().of("key" + key));
            }
        }
        return Tape.of(all);
    }
}
