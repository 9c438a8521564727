package dev.leat.core.run;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Column;
import dev.leat.api.data.Schema;
import dev.leat.api.sink.Sink;
import java.util.ArrayList;
import java.util.List;

/// A sink that keeps rows as texts.
final class Collected implements Sink {

    final List<String> rows = new ArrayList<>();
    final List<Integer> batches = new ArrayList<>();
    Schema schema = new Schema(List.of());
    boolean flushed;
    boolean closed;

    Collected columns(Schema columns) {
        schema = columns;
        return this;
    }

    @Override
    public void write(Batch batch) {
        batches.add(batch.rows());
        for (int row = 0; row < batch.rows(); row++) {
            var text = new StringBuilder();
            for (Column column : batch.columns()) {
                text.append(text.isEmpty() ? "" : ",").append(cell(column, row));
            }
            rows.add(text.toString());
        }
    }

    static String cell(Column column, int row) {
        if (column.isNull(row)) {
            return "null";
        }
        return switch (column) {
            case Column.Bools bools -> String.valueOf(bools.get(row));
            case Column.Ints ints -> String.valueOf(ints.get(row));
            case Column.Longs longs -> String.valueOf(longs.get(row));
            case Column.Wides wides -> wides.high(row) + ":" + wides.low(row);
            case Column.Floats floats -> String.valueOf(floats.get(row));
            case Column.Doubles doubles -> String.valueOf(doubles.get(row));
            case Column.Texts texts -> texts.text(row);
            case Column.Codes codes -> codes.dictionary().text(codes.get(row));
        };
    }

    @Override
    public void flush() {
        flushed = true;
    }

    @Override
    public long bytesWritten() {
        return 8L * rows.size();
    }

    @Override
    public void close() {
        closed = true;
    }
}
