package dev.leat.core.bars;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Column;
import dev.leat.api.data.Origin;
import dev.leat.api.data.Schema;
import dev.leat.api.kernel.Emitter;
import dev.leat.core.numbers.Wide;
import java.lang.foreign.Arena;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes what a kernel emits, row by row, as exact texts, empty where there is no value.
final class Collected implements Emitter {

    private static final int PLACES = 8;

    private final Schema schema;
    private final Arena arena;
    private final List<Map<String, String>> rows = new ArrayList<>();

    Collected(Schema schema, Arena arena) {
        this.schema = schema;
        this.arena = arena;
    }

    List<Map<String, String>> rows() {
        return rows;
    }

    @Override
    public BatchBuilder builder(int capacity) {
        return new BatchBuilder(schema, capacity, arena);
    }

    @Override
    public void emit(BatchBuilder filled) {
        pass(filled.build(Origin.NOWHERE));
    }

    @Override
    public void pass(Batch batch) {
        for (int row = 0; row < batch.rows(); row++) {
            Map<String, String> texts = new LinkedHashMap<>();
            for (int i = 0; i < schema.size(); i++) {
                Column column = batch.column(i);
                texts.put(schema.field(i).name(), column.isNull(row) ? "" : text(column, row, decimal(i)));
            }
            rows.add(texts);
        }
    }

    private boolean decimal(int column) {
        return schema.field(column).type() instanceof dev.leat.api.data.Type.Decimal;
    }

    private static String text(Column column, int row, boolean decimal) {
        return switch (column) {
            case Column.Longs longs ->
                decimal ? BigDecimal.valueOf(longs.get(row), PLACES).toPlainString() : Long.toString(longs.get(row));
            case Column.Wides wides ->
                new BigDecimal(Wide.big(wides.high(row), wides.low(row)), PLACES).toPlainString();
            case Column.Doubles doubles -> Double.toString(doubles.get(row));
            case Column.Codes codes -> codes.dictionary().text(codes.get(row));
            case Column.Bools bools -> Boolean.toString(bools.get(row));
            case Column.Ints _, Column.Floats _, Column.Texts _ ->
                throw new IllegalArgumentException("no column of bars: " + column);
        };
    }
}
