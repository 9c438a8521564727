package dev.leat.formats.parquet.write;

import dev.leat.api.data.Schema;
import dev.leat.api.data.Type;
import dev.leat.tck.data.RandomBatches;
import dev.leat.tck.data.Table;
import java.util.ArrayList;
import java.util.List;

/// Random rows of all types that Parquet can store: its decimals of 64 bits have 18 digits.
final class StorableRows {

    private static final long DIGITS_18 = 1_000_000_000_000_000_000L;

    private StorableRows() {}

    /// Rows of which one value in eight is null.
    static Table of(long seed, int count) {
        return storable(RandomBatches.of(seed).table(RandomBatches.schema(RandomBatches.ALL_TYPES), count));
    }

    static Table withoutNulls(long seed, int count) {
        return storable(RandomBatches.withoutNulls(seed).table(RandomBatches.schema(RandomBatches.ALL_TYPES), count));
    }

    private static Table storable(Table rows) {
        Schema schema = rows.schema();
        List<List<Object>> storable = new ArrayList<>();
        for (List<Object> row : rows.rows()) {
            List<Object> values = new ArrayList<>(row);
            for (int i = 0; i < schema.size(); i++) {
                if (schema.field(i).type() instanceof Type.Decimal && values.get(i) instanceof Long units) {
                    values.set(i, units % DIGITS_18);
                }
            }
            storable.add(values);
        }
        return new Table(schema, storable);
    }
}
