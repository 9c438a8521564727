package dev.leat.formats.parquet.pushdown;

import dev.leat.formats.parquet.metadata.Bounds;
import dev.leat.formats.parquet.metadata.Leaf;
import dev.leat.formats.parquet.metadata.Meaning;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// How stored bounds compare with a literal (parquet.thrift, "ColumnOrder").
enum StoredOrder {
    INTEGERS {
        @Override
        Optional<Sides> compared(Bounds bounds, Sought sought) {
            return exactly(integer(bounds.least()), integer(bounds.most()), sought);
        }
    },
    /// Without a sign, but of fewer bits than are stored. What has more is not defined (LogicalTypes.md, "Numeric
    /// Types"): a writer may have copied a sign into the bits above, or not, here and not in its pages.
    NARROW {
        @Override
        Optional<Sides> compared(Bounds bounds, Sought sought) {
            var meaning = (Meaning.Unsigned) sought.column().leaf().meaning();
            BigDecimal end = BigDecimal.valueOf(1L << meaning.bits());
            Optional<BigDecimal> least = integer(bounds.least()).filter(value -> value.signum() >= 0);
            return exactly(least, integer(bounds.most()).filter(value -> value.compareTo(end) < 0), sought);
        }
    },
    UNSIGNED {
        @Override
        Optional<Sides> compared(Bounds bounds, Sought sought) {
            return exactly(unsigned(bounds.least()), unsigned(bounds.most()), sought);
        }
    },
    BIG_ENDIAN {
        @Override
        Optional<Sides> compared(Bounds bounds, Sought sought) {
            return exactly(bigEndian(bounds.least()), bigEndian(bounds.most()), sought);
        }
    },
    FLOATS {
        @Override
        Optional<Sides> compared(Bounds bounds, Sought sought) {
            double least = fraction(bounds.least());
            double most = fraction(bounds.most());
            double value = bounds.least().remaining() == 4 ? sought.single() : sought.real();
            if (Double.isNaN(value) || !(least <= most)) {
                return Optional.empty();
            }
            // Zeros are equal whatever their signs. What is NaN is not within the bounds.
            return Optional.of(new Sides(
                    Double.compare(least + 0.0, value + 0.0),
                    Double.compare(most + 0.0, value + 0.0),
                    bounds.nans() != 0));
        }
    },
    BYTES {
        @Override
        Optional<Sides> compared(Bounds bounds, Sought sought) {
            ByteBuffer value = sought.text();
            if (unsigned(bounds.least(), bounds.most()) > 0) {
                return Optional.empty();
            }
            return Optional.of(new Sides(unsigned(bounds.least(), value), unsigned(bounds.most(), value), false));
        }
    },
    UNKNOWN {
        @Override
        Optional<Sides> compared(Bounds bounds, Sought sought) {
            return Optional.empty();
        }
    };

    static StoredOrder of(Leaf leaf) {
        boolean decimal = leaf.meaning() instanceof Meaning.Decimal;
        return switch (leaf.physical()) {
            case INT32, INT64 -> integers(leaf);
            case FLOAT, DOUBLE -> FLOATS;
            case BYTES -> decimal ? BIG_ENDIAN : leaf.meaning() instanceof Meaning.Text ? BYTES : UNKNOWN;
            case FIXED -> decimal ? BIG_ENDIAN : UNKNOWN;
            case BOOLEAN, INT96 -> UNKNOWN;
        };
    }

    private static StoredOrder integers(Leaf leaf) {
        if (!(leaf.meaning() instanceof Meaning.Unsigned(int bits))) {
            return INTEGERS;
        }
        return bits < 8 * leaf.width() ? NARROW : UNSIGNED;
    }

    /// How the bounds compare with a literal; empty where nobody knows, as where the bounds cannot be right.
    static Optional<Sides> sides(Bounds bounds, Sought sought) {
        int width = sought.column().leaf().width();
        boolean sized = width == 0
                || (bounds.least().remaining() == width && bounds.most().remaining() == width);
        return bounds.known() && sized ? sought.order().compared(bounds, sought) : Optional.empty();
    }

    abstract Optional<Sides> compared(Bounds bounds, Sought sought);

    private static Optional<Sides> exactly(Optional<BigDecimal> least, Optional<BigDecimal> most, Sought sought) {
        Optional<BigDecimal> value = sought.number();
        if (value.isEmpty() || least.isEmpty() || most.isEmpty() || least.get().compareTo(most.get()) > 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Sides(least.get().compareTo(value.get()), most.get().compareTo(value.get()), false));
    }

    private static Optional<BigDecimal> integer(ByteBuffer stored) {
        ByteBuffer bytes = stored.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        return switch (bytes.remaining()) {
            case 4 -> Optional.of(BigDecimal.valueOf(bytes.getInt()));
            case 8 -> Optional.of(BigDecimal.valueOf(bytes.getLong()));
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> unsigned(ByteBuffer stored) {
        ByteBuffer bytes = stored.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        return switch (bytes.remaining()) {
            case 4 -> Optional.of(BigDecimal.valueOf(bytes.getInt() & 0xFFFFFFFFL));
            case 8 -> Optional.of(new BigDecimal(Long.toUnsignedString(bytes.getLong())));
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> bigEndian(ByteBuffer stored) {
        byte[] bytes = new byte[stored.remaining()];
        stored.duplicate().get(bytes);
        return bytes.length == 0 ? Optional.empty() : Optional.of(new BigDecimal(new BigInteger(bytes)));
    }

    private static double fraction(ByteBuffer stored) {
        ByteBuffer bytes = stored.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        return switch (bytes.remaining()) {
            case 4 -> bytes.getFloat();
            case 8 -> bytes.getDouble();
            default -> Double.NaN;
        };
    }

    private static int unsigned(ByteBuffer stored, ByteBuffer value) {
        int mismatch = stored.mismatch(value);
        if (mismatch < 0) {
            return 0;
        }
        if (mismatch == stored.remaining() || mismatch == value.remaining()) {
            return Integer.compare(stored.remaining(), value.remaining());
        }
        return Byte.compareUnsigned(stored.get(stored.position() + mismatch), value.get(value.position() + mismatch));
    }

    /// How the bounds compare with a literal: negative where a bound is less.
    ///
    /// @param larger whether there may be values beyond the bounds that are larger than all
    record Sides(int least, int most, boolean larger) {}
}
