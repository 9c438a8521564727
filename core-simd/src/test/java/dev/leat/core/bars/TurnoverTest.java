package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.plugin.KernelMode;
import dev.leat.core.memory.GrowingMemory;
import dev.leat.core.numbers.Wide;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the reference's bars have beside the columns: kept for columns of later groups.
class TurnoverTest {

    private static final List<Field> COLUMNS = List.of(
            new Field("agg_trade_id", Type.INT64),
            new Field("price", Type.decimal(8)),
            new Field("quantity", Type.decimal(8)),
            new Field("first_trade_id", Type.INT64),
            new Field("last_trade_id", Type.INT64),
            new Field("timestamp_ms", Type.INT64),
            new Field("is_buyer_maker", Type.BOOL));

    @ParameterizedTest
    @EnumSource(KernelMode.class)
    void barsHaveTheTurnoversTradesAndTimesOfTheReference(KernelMode mode) {
        for (Golden golden : Golden.all()) {
            try (var arena = Arena.ofConfined();
                    var closed = new ClosedBars(
                            new Range(golden.dbps(), Range.Closing.LATER_TIME),
                            new GrowingMemory(new FreeBudget(), "closed"));
                    var binding = new Binding(new FreeBudget())) {
                binding.to(Layout.of(new Schema(COLUMNS), Map.of(), ""));
                Batch batch = golden.tape()
                        .batch(binding.layout().inputs(), 0, golden.tape().size(), arena);
                var stream = new Stream();

                BarKernels.of(mode, new Ends(closed.kind(), Reset.NEVER))
                        .build(binding.trades(batch), 0, batch.rows(), stream, closed);
                if (stream.bar.records > 0) {
                    closed.add(stream.bar, 0);
                }

                assertThat(closed.count()).isEqualTo(golden.bars().size());
                for (int i = 0; i < closed.count(); i++) {
                    compare(golden.bars().get(i), closed, i * ClosedBars.BYTES);
                }
            }
        }
    }

    private static void compare(Map<String, String> expected, ClosedBars closed, long at) {
        Map.of(
                        "turnover_e16", Bar.TURNOVER,
                        "buy_turnover_e16", Bar.BUY_TURNOVER,
                        "sell_turnover_e16", ClosedBars.SELL_TURNOVER)
                .forEach((column, offset) -> assertThat(
                                Wide.big(word(closed, at + offset + 8), word(closed, at + offset)))
                        .as(column)
                        .isEqualTo(new BigInteger(expected.getOrDefault(column, ""))));
        Map.of(
                        "first_trade_id", Bar.FIRST_TRADE,
                        "last_trade_id", Bar.LAST_TRADE,
                        "buy_trade_count", Bar.BUY_TRADES)
                .forEach((column, offset) -> assertThat(word(closed, at + offset))
                        .as(column)
                        .isEqualTo(Long.parseLong(expected.getOrDefault(column, ""))));
        assertThat(word(closed, at + Bar.OPEN_TIME) * 1000)
                .isEqualTo(Long.parseLong(expected.getOrDefault("open_time_us", "")));
        assertThat(word(closed, at + Bar.CLOSE_TIME) * 1000)
                .isEqualTo(Long.parseLong(expected.getOrDefault("close_time_us", "")));
    }

    private static long word(ClosedBars closed, long at) {
        return closed.bars().get(ValueLayout.JAVA_LONG, at);
    }
}
