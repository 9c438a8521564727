package dev.leat.formats.parquet.metadata;

/// How one value of a column is stored (parquet-format, "Types").
public enum Physical {
    BOOLEAN(0),
    INT32(4),
    INT64(8),
    INT96(12),
    FLOAT(4),
    DOUBLE(8),
    /// Of any length.
    BYTES(0),
    /// Of the length that the schema says.
    FIXED(0);

    private final int width;

    Physical(int width) {
        this.width = width;
    }

    /// Bytes of a value, 0 where the type alone does not say.
    int width() {
        return width;
    }
}
