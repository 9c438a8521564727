package dev.leat.api.data;

import java.util.List;

/// Rows as columns, lent: valid until the call that it was passed to returns. Whoever wants to keep data copies it.
///
/// Immutable, and readable by any thread while it is lent. Nothing has to be closed.
public record Batch(Schema schema, int rows, List<Column> columns, Origin origin) {
    public Batch {
        columns = List.copyOf(columns);
        if (columns.size() != schema.size()) {
            throw new IllegalArgumentException(columns.size() + " columns for the schema " + schema.names());
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).rows() != rows) {
                throw new IllegalArgumentException("column '" + schema.field(i).name() + "' has "
                        + columns.get(i).rows() + " rows in a batch of " + rows);
            }
        }
    }

    public Column column(int index) {
        return columns.get(index);
    }

    /// @throws IllegalArgumentException that lists the columns there are
    public Column column(String name) {
        return columns.get(schema.index(name));
    }
}
