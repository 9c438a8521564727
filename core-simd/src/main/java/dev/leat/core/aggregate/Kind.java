package dev.leat.core.aggregate;

import dev.leat.api.data.Type;

/// How a value lies in a record, and compares.
enum Kind {
    /// A signed number of 64 bits.
    INTEGER(8),
    /// The bits of a double; NaN is above all.
    REAL(8),
    /// A signed number of 128 bits, the low word first.
    WIDE(16),
    /// A reference into a [TextHeap], whose bytes compare.
    TEXT(8);

    private final long bytes;

    Kind(long bytes) {
        this.bytes = bytes;
    }

    /// What it takes in a record.
    long bytes() {
        return bytes;
    }

    int words() {
        return (int) bytes / 8;
    }

    static Kind of(Type type) {
        return switch (type) {
            case Type.Bool _, Type.Int32 _, Type.Int64 _, Type.Timestamp _, Type.Date _ -> INTEGER;
            case Type.Float32 _, Type.Float64 _ -> REAL;
            case Type.Decimal decimal -> decimal.bits() == 64 ? INTEGER : WIDE;
            case Type.Utf8 _, Type.Binary _, Type.Dictionary _ -> TEXT;
        };
    }
}
