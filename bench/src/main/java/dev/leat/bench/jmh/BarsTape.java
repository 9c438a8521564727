package dev.leat.bench.jmh;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Field;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.api.simd.Bitmaps;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A repeated tape: 11 minutes of real BTCUSDT trades (aggregated, from the examples of nkaz001/hftbacktest, MIT), over
/// and over with ids and times shifted, as batches in memory.
final class BarsTape {

    private static final String FILE = "binance_spot_BTCUSDT_20240808T2354_20240809T0005_aggtrades_derived.csv";
    private static final int PLACES = 8;

    private final List<long[]> trades = new ArrayList<>();

    BarsTape() throws IOException {
        try (InputStream in = BarsTape.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IOException("no resource " + FILE);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.lines().skip(1).forEach(line -> trades.add(trade(line.split(",", -1))));
        }
    }

    /// `rows` trades in batches of `batchRows`, in the columns that a kernel asks for.
    List<Batch> batches(List<Field> columns, int rows, int batchRows, Arena arena) {
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < rows; from += batchRows) {
            int count = Math.min(batchRows, rows - from);
            var builder = new BatchBuilder(new Schema(columns), count, arena);
            for (int i = 0; i < columns.size(); i++) {
                fill(builder, i, columns.get(i).name(), from, count);
            }
            builder.rows(count);
            batches.add(builder.build(new Origin("tape", from)));
        }
        return batches;
    }

    private void fill(BatchBuilder builder, int column, String name, int from, int count) {
        var values = builder.values(column);
        int field = names().indexOf(name);
        for (int i = 0; i < count; i++) {
            long value = value(field, from + i);
            if (name.equals("is_buyer_maker")) {
                Bitmaps.set(values, i, value != 0);
            } else {
                values.setAtIndex(ValueLayout.JAVA_LONG, i, value);
            }
        }
    }

    /// The value of a row, shifted by what the tape moves on each time it is repeated.
    private long value(int field, int row) {
        int round = row / trades.size();
        long[] first = trades.getFirst();
        long[] last = trades.getLast();
        long shift = switch (names().get(field)) {
            case "agg_trade_id" -> last[field] - first[field] + 1;
            case "first_trade_id", "last_trade_id" -> last[4] - first[3] + 1;
            case "timestamp_ms" -> last[field] - first[field] + 1;
            default -> 0;
        };
        return trades.get(row % trades.size())[field] + round * shift;
    }

    static List<String> names() {
        return List.of(
                "agg_trade_id",
                "price",
                "quantity",
                "first_trade_id",
                "last_trade_id",
                "timestamp_ms",
                "is_buyer_maker");
    }

    private static long[] trade(String[] fields) {
        return new long[] {
            Long.parseLong(fields[0]),
            decimal(fields[1]),
            decimal(fields[2]),
            Long.parseLong(fields[3]),
            Long.parseLong(fields[4]),
            Long.parseLong(fields[5]),
            fields[6].equals("True") ? 1 : 0
        };
    }

    private static long decimal(String text) {
        return new BigDecimal(text).movePointRight(PLACES).longValueExact();
    }
}
