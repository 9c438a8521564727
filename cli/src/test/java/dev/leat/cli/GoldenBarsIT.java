package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.LeatProcess.Result;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenBarsIT {

    private static final Path GOLDEN = LeatProcess.ROOT.resolve("core-simd/src/test/resources/dev/leat/core/bars");
    private static final double TOLERANCE = 1e-12;

    private static final List<String> EXACT = List.of(
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
    private static final List<String> SCALED = List.of("volume", "buy_volume", "sell_volume");
    private static final List<String> FLOATS = List.of(
            "ofi",
            "vwap_close_deviation",
            "price_impact",
            "kyle_lambda_proxy",
            "trade_intensity",
            "volume_per_trade",
            "aggression_ratio",
            "aggregation_density",
            "turnover_imbalance");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "binance_spot_BTCUSDT_20240808T2354_20240809T0005, 25, rangebar",
        "binance_spot_BTCUSDT_20240808T2354_20240809T0005, 25, textbook",
        "binance_usdm_ETHUSDT_20240808T2354_20240809T0000, 10, rangebar"
    })
    void barsOfRealTradesAreThoseOfTheReference(String recording, int range, String profile) throws Exception {
        Path trades = LeatProcess.ROOT.resolve("examples/data/" + recording + "_aggtrades_derived.csv");

        Result result = LeatProcess.run(
                folder,
                "bars",
                trades.toString(),
                "-o",
                "bars.csv",
                "--range",
                String.valueOf(range),
                "--profile",
                profile,
                "--include-incomplete");

        assertThat(result.exitCode()).as(result.err()).isZero();
        List<Map<String, String>> golden = rows(GOLDEN.resolve(recording + "_dbps" + range + "_exactN200.csv"));
        List<Map<String, String>> bars = rows(folder.resolve("bars.csv"));
        assertThat(bars).hasSameSizeAs(golden);
        for (int i = 0; i < golden.size(); i++) {
            assertSame("bar " + i, bars.get(i), golden.get(i));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "binance_spot_BTCUSDT_20240808T2354_20240809T0005, 25",
        "binance_usdm_ETHUSDT_20240808T2354_20240809T0000, 10"
    })
    void featuresOfRealTradesAreThoseOfTheReference(String recording, int range) throws Exception {
        Path trades = LeatProcess.ROOT.resolve("examples/data/" + recording + "_aggtrades_derived.csv");

        Result result = LeatProcess.run(
                folder,
                "bars",
                trades.toString(),
                "-o",
                "bars.csv",
                "--range",
                String.valueOf(range),
                "--features",
                "all",
                "--profile",
                "rangebar",
                "--lookback",
                "200",
                "--include-incomplete");

        assertThat(result.exitCode()).as(result.err()).isZero();
        List<Map<String, String>> golden = rows(GOLDEN.resolve(recording + "_dbps" + range + "_exactN200.csv"));
        List<Map<String, String>> bars = rows(folder.resolve("bars.csv"));
        assertThat(bars).hasSameSizeAs(golden);
        for (int i = 0; i < golden.size(); i++) {
            assertThat(bars.get(i)).hasSize(62);
            assertSameFeatures("bar " + i, bars.get(i), golden.get(i));
        }
    }

    private static void assertSameFeatures(String what, Map<String, String> bar, Map<String, String> golden) {
        golden.forEach((column, expected) -> {
            if (!column.startsWith("lookback_") && !column.startsWith("intra_")) {
                return;
            }
            if (expected.isEmpty()) {
                assertThat(cell(bar, column)).as("%s, %s", what, column).isEmpty();
                return;
            }
            double near = TOLERANCE * Math.max(1, Math.abs(Double.parseDouble(expected)));
            assertThat(decimal(bar, column).doubleValue())
                    .as("%s, %s", what, column)
                    .isBetween(Double.parseDouble(expected) - near, Double.parseDouble(expected) + near);
        });
    }

    private static void assertSame(String what, Map<String, String> bar, Map<String, String> golden) {
        assertThat(bar.keySet()).as(what).hasSize(2 + EXACT.size() + SCALED.size() + FLOATS.size());
        for (String time : List.of("open_time", "close_time")) {
            long micros = Long.parseLong(cell(golden, time + "_us"));
            assertThat(cell(bar, time + "_ms")).as("%s, %s", what, time).isEqualTo(String.valueOf(micros / 1000));
        }
        for (String column : EXACT) {
            assertThat(decimal(bar, column)).as("%s, %s", what, column).isEqualByComparingTo(decimal(golden, column));
        }
        for (String column : SCALED) {
            BigDecimal expected = decimal(golden, column + "_e8").movePointLeft(8);
            assertThat(decimal(bar, column)).as("%s, %s", what, column).isEqualByComparingTo(expected);
        }
        for (String column : FLOATS) {
            double expected = Double.parseDouble(cell(golden, column));
            double near = TOLERANCE * Math.max(1, Math.abs(expected));
            assertThat(Double.parseDouble(cell(bar, column)))
                    .as("%s, %s", what, column)
                    .isBetween(expected - near, expected + near);
        }
    }

    private static BigDecimal decimal(Map<String, String> row, String column) {
        return new BigDecimal(cell(row, column));
    }

    private static String cell(Map<String, String> row, String column) {
        assertThat(row).containsKey(column);
        return row.getOrDefault(column, "");
    }

    /// The rows of a CSV file without quotes.
    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] names = lines.getFirst().split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
