package dev.leat.core.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.leat.api.plugin.KernelMode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenTest {

    private static final List<String> REALS = List.of(
            "ofi",
            "vwap_close_deviation",
            "price_impact",
            "kyle_lambda_proxy",
            "trade_intensity",
            "volume_per_trade",
            "aggression_ratio",
            "aggregation_density",
            "turnover_imbalance");

    private static final List<String> SAME = List.of(
            "open",
            "high",
            "low",
            "close",
            "vwap",
            "individual_trade_count",
            "agg_record_count",
            "first_agg_trade_id",
            "last_agg_trade_id",
            "duration_us");

    private final List<Golden> goldens = Golden.all();

    Stream<Arguments> goldensAndModes() {
        return goldens.stream()
                .flatMap(golden -> Stream.of(KernelMode.values()).map(mode -> Arguments.of(golden, mode)));
    }

    @ParameterizedTest
    @MethodSource("goldensAndModes")
    void makesTheBarsOfTheReferenceWhateverTheBatches(Golden golden, KernelMode mode) throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        BarsRun run = BarsRun.with(mode, "range", golden.dbps() + "dbps", "include-incomplete", "true");
        List<IntSupplier> sizes =
                List.of(() -> 1, () -> 2, () -> 7, () -> 1024, () -> 65536, () -> 1 + random.nextInt(3000));

        for (IntSupplier size : sizes) {
            List<Map<String, String>> bars = run.over(golden.tape(), size);

            assertThat(bars).hasSameSizeAs(golden.bars());
            for (int i = 0; i < bars.size(); i++) {
                compare(golden.bars().get(i), bars.get(i));
            }
        }
    }

    private static void compare(Map<String, String> expected, Map<String, String> actual) {
        for (String column : SAME) {
            assertThat(actual.get(column)).as(column).isEqualTo(expected.get(column));
        }
        for (String column : List.of("volume", "buy_volume", "sell_volume")) {
            assertThat(new BigDecimal(actual.get(column)).unscaledValue())
                    .as(column)
                    .isEqualTo(new BigInteger(expected.get(column + "_e8")));
        }
        for (String side : List.of("open", "close")) {
            assertThat(Long.parseLong(actual.get(side + "_time_ms")))
                    .isEqualTo(Long.parseLong(expected.get(side + "_time_us")) / 1000);
        }
        for (String column : REALS) {
            double value = Double.parseDouble(expected.get(column));
            assertThat(Double.parseDouble(actual.get(column)))
                    .as(column)
                    .isCloseTo(value, within(Math.max(1e-12, 1e-12 * Math.abs(value))));
        }
    }
}
