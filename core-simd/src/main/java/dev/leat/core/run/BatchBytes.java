package dev.leat.core.run;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Column;

/// How many bytes the rows of a batch take, without room that is not used.
final class BatchBytes {

    private BatchBytes() {}

    static long of(Batch batch) {
        long sum = 0;
        for (Column column : batch.columns()) {
            sum += values(column) + (column.nullable() ? (column.rows() + 7L) / 8 : 0);
        }
        return sum;
    }

    private static long values(Column column) {
        long rows = column.rows();
        return switch (column) {
            case Column.Bools _ -> (rows + 7) / 8;
            case Column.Ints _, Column.Floats _ -> 4 * rows;
            case Column.Longs _, Column.Doubles _ -> 8 * rows;
            case Column.Wides _ -> 16 * rows;
            case Column.Texts texts -> text(texts);
            case Column.Codes codes -> 4 * rows + text(codes.dictionary());
        };
    }

    private static long text(Column.Texts texts) {
        return texts.rows() == 0 ? 0 : 4L * (texts.rows() + 1L) + texts.end(texts.rows() - 1) - texts.start(0);
    }
}
