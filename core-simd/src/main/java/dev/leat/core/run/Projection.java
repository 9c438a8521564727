package dev.leat.core.run;

import dev.leat.api.data.Batch;
import dev.leat.api.data.Column;
import dev.leat.api.data.Field;
import dev.leat.api.data.Schema;
import java.util.ArrayList;
import java.util.List;

/// Some columns of a batch, in an order of their own, as views.
final class Projection {

    private final Schema output;
    private final int[] columns;
    private final boolean same;

    private Projection(Schema output, int[] columns, boolean same) {
        this.output = output;
        this.columns = columns;
        this.same = same;
    }

    /// @throws IllegalArgumentException for a column that is not there
    static Projection of(Schema from, List<String> names) {
        int[] columns = names.stream().mapToInt(from::index).toArray();
        List<Field> fields = names.stream().map(from::field).toList();
        return new Projection(new Schema(fields), columns, fields.equals(from.fields()));
    }

    static Projection all(Schema schema) {
        return of(schema, schema.names());
    }

    Schema output() {
        return output;
    }

    Batch apply(Batch batch) {
        if (same) {
            return batch;
        }
        List<Column> chosen = new ArrayList<>(columns.length);
        for (int column : columns) {
            chosen.add(batch.column(column));
        }
        return new Batch(output, batch.rows(), chosen, batch.origin());
    }
}
