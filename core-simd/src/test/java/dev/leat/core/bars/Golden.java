package dev.leat.core.bars;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The bars that the reference makes of trades.
///
/// @param lookback how many trades before a bar its window has
/// @param bars by column, as the files have them
record Golden(String name, long dbps, long lookback, Tape tape, List<Map<String, String>> bars) {

    @Override
    public String toString() {
        return name;
    }

    static List<Golden> all() {
        List<Golden> all = new ArrayList<>(scenarios());
        all.add(real("binance_spot_BTCUSDT_20240808T2354_20240809T0005", 25));
        all.add(real("binance_usdm_ETHUSDT_20240808T2354_20240809T0000", 10));
        return all;
    }

    static Golden real(String name, long dbps) {
        return new Golden(
                name,
                dbps,
                200,
                tape(name + "_aggtrades_derived.csv"),
                table(name + "_dbps" + dbps + "_exactN200.csv"));
    }

    static Tape tape(String file) {
        return Tape.of(table(file).stream()
                .map(row -> new Tape.Trade(
                        "",
                        Long.parseLong(row.getOrDefault("agg_trade_id", "")),
                        raw(row.getOrDefault("price", "")),
                        raw(row.getOrDefault("quantity", "")),
                        Long.parseLong(row.getOrDefault("first_trade_id", "")),
                        Long.parseLong(row.getOrDefault("last_trade_id", "")),
                        Long.parseLong(row.getOrDefault("timestamp_ms", "")),
                        row.getOrDefault("is_buyer_maker", "").equals("True")))
                .toList());
    }

    private static List<Golden> scenarios() {
        List<Golden> scenarios = new ArrayList<>();
        for (JsonNode scenario : JsonMapper.shared()
                .readTree(text("micro_vectors.json"))
                .get("scenarios")
                .values()) {
            List<Tape.Trade> trades = new ArrayList<>();
            scenario.get("trades").values().forEach(trade -> trades.add(trade(trade)));
            List<Map<String, String>> bars = new ArrayList<>();
            scenario.get("expected").values().forEach(bar -> bars.add(columns(bar)));
            scenarios.add(new Golden(
                    scenario.get("name").asString(),
                    scenario.get("dbps").asLong(),
                    scenario.get("lookback_n").asLong(),
                    Tape.of(trades),
                    bars));
        }
        return scenarios;
    }

    private static Tape.Trade trade(JsonNode fields) {
        return new Tape.Trade(
                "",
                fields.get(0).asLong(),
                raw(fields.get(1).asString()),
                raw(fields.get(2).asString()),
                fields.get(3).asLong(),
                fields.get(4).asLong(),
                fields.get(5).asLong(),
                fields.get(6).asBoolean());
    }

    private static Map<String, String> columns(JsonNode bar) {
        Map<String, String> columns = new LinkedHashMap<>();
        bar.propertyNames()
                .forEach(name -> columns.put(
                        name, bar.get(name).isNull() ? "" : bar.get(name).asString()));
        return columns;
    }

    private static List<Map<String, String>> table(String file) {
        List<String> lines = text(file).lines().toList();
        String[] names = lines.getFirst().split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], fields[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static long raw(String decimal) {
        return new BigDecimal(decimal).movePointRight(8).longValueExact();
    }

    static String text(String file) {
        try (InputStream in = Golden.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no test resource " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
