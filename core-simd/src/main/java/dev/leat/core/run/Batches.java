package dev.leat.core.run;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Column;

/// Batches that are views of others.
final class Batches {

    private Batches() {}

    /// The first rows of a batch.
    static Batch first(int rows, Batch batch) {
        if (rows == batch.rows()) {
            return batch;
        }
        var columns =
                batch.columns().stream().map(column -> first(rows, column)).toList();
        return new Batch(batch.schema(), rows, columns, batch.origin());
    }

    private static Column first(int rows, Column column) {
        return switch (column) {
            case Column.Bools bools -> new Column.Bools(rows, bools.validity(), bools.bits());
            case Column.Ints ints -> new Column.Ints(rows, ints.validity(), ints.values());
            case Column.Longs longs -> new Column.Longs(rows, longs.validity(), longs.values());
            case Column.Wides wides -> new Column.Wides(rows, wides.validity(), wides.values());
            case Column.Floats floats -> new Column.Floats(rows, floats.validity(), floats.values());
            case Column.Doubles doubles -> new Column.Doubles(rows, doubles.validity(), doubles.values());
            case Column.Texts texts -> new Column.Texts(rows, texts.validity(), texts.offsets(), texts.bytes());
            case Column.Codes codes -> new Column.Codes(rows, codes.validity(), codes.values(), codes.dictionary());
        };
    }
}
