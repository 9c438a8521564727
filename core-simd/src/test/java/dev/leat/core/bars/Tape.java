package dev.leat.core.bars;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Trades for tests, and batches of them.
final class Tape {

    private final List<Trade> trades = new ArrayList<>();

    record Trade(String symbol, long id, long price, long quantity, long first, long last, long time, boolean maker) {

        Trade(long id, long price, long quantity, long time, boolean maker) {
            this("", id, price, quantity, id, id, time, maker);
        }

        Trade of(String newSymbol) {
            return new Trade(newSymbol, id, price, quantity, first, last, time, maker);
        }
    }

    static Tape of(Trade... trades) {
        return of(List.of(trades));
    }

    static Tape of(List<Trade> trades) {
        var tape = new Tape();
        tape.trades.addAll(trades);
        return tape;
    }

    List<Trade> trades() {
        return trades;
    }

    int size() {
        return trades.size();
    }

    /// A file's natural columns, before a kernel says what it wants.
    static Schema offered() {
        return Schema.of(
                new Field("symbol", Type.UTF8),
                new Field("agg_trade_id", Type.INT64),
                new Field("price", Type.FLOAT64),
                new Field("quantity", Type.FLOAT64),
                new Field("first_trade_id", Type.INT64),
                new Field("last_trade_id", Type.INT64),
                new Field("timestamp_ms", Type.INT64),
                new Field("is_buyer_maker", Type.BOOL));
    }

    /// The rows from `from` to before `to` as a batch of the columns asked for.
    Batch batch(List<Field> columns, int from, int to, Arena arena) {
        int rows = to - from;
        var builder = new BatchBuilder(new Schema(columns), rows, arena);
        for (int i = 0; i < columns.size(); i++) {
            fill(builder, i, columns.get(i), from, rows);
        }
        builder.rows(rows);
        return builder.build(new Origin("tape.csv", from));
    }

    private void fill(BatchBuilder builder, int column, Field field, int from, int rows) {
        MemorySegment values = builder.values(column);
        if (field.type().equals(Type.DICTIONARY)) {
            symbols(builder, column, from, rows);
            return;
        }
        for (int row = 0; row < rows; row++) {
            Trade trade = trades.get(from + row);
            if (field.type().equals(Type.BOOL)) {
                Bitmaps.set(values, row, trade.maker);
            } else {
                values.setAtIndex(ValueLayout.JAVA_LONG, row, number(trade, field.name()));
            }
        }
    }

    private static long number(Trade trade, String name) {
        return switch (name) {
            case "agg_trade_id" -> trade.id;
            case "price" -> trade.price;
            case "quantity" -> trade.quantity;
            case "first_trade_id" -> trade.first;
            case "last_trade_id" -> trade.last;
            case "timestamp_ms", "time" -> trade.time;
            default -> throw new IllegalArgumentException(name);
        };
    }

    /// Codes the symbols anew in each batch, the last one first, as no kernel may count on their order.
    private void symbols(BatchBuilder builder, int column, int from, int rows) {
        List<String> distinct = trades.subList(from, from + rows).stream()
                .map(Trade::symbol)
                .distinct()
                .toList()
                .reversed();
        MemorySegment offsets = builder.allocate(4L * (distinct.size() + 1));
        byte[] bytes = String.join("", distinct).getBytes(StandardCharsets.UTF_8);
        MemorySegment text = builder.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, text, ValueLayout.JAVA_BYTE, 0, bytes.length);
        int end = 0;
        offsets.setAtIndex(ValueLayout.JAVA_INT, 0, 0);
        for (int i = 0; i < distinct.size(); i++) {
            end += distinct.get(i).getBytes(StandardCharsets.UTF_8).length;
            offsets.setAtIndex(ValueLayout.JAVA_INT, i + 1L, end);
        }
        builder.dictionary(column, new Column.Texts(distinct.size(), Column.NO_NULLS, offsets, text));
        for (int row = 0; row < rows; row++) {
            int code = distinct.indexOf(trades.get(from + row).symbol);
            builder.values(column).setAtIndex(ValueLayout.JAVA_INT, row, code);
        }
    }
}
