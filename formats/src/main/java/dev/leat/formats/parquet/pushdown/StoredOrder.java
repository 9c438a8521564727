package dev.leat.formats.parquet.pushdown;

import dev.leat.api.data.Field;
import dev.leat.formats.parquet.metadata.Bounds;
import dev.leat.formats.parquet.metadata.Leaf;
import dev.leat.formats.parquet.metadata.Meaning;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// How stored bounds compare with a literal (parquet.thrift, "ColumnOrder").
enum StoredOrder {
    INTEGERS {
        @Override
        Optional<Sides> sides(Bounds bounds, String literal, Field field) {
            return compared(integer(bounds.least()), integer(bounds.most()), literal, field);
        }
    },
    UNSIGNED {
        @Override
        Optional<Sides> sides(Bounds bounds, String literal, Field field) {
            return compared(unsigned(bounds.least()), unsigned(bounds.most()), literal, field);
        }
    },
    BIG_ENDIAN {
        @Override
        Optional<Sides> sides(Bounds bounds, String literal, Field field) {
            return compared(bigEndian(bounds.least()), bigEndian(bounds.most()), literal, field);
        }
    },
    FLOATS {
        @Override
        Optional<Sides> sides(Bounds bounds, String literal, Field field) {
            Optional<BigDecimal> number = Literal.number(literal);
            double least = fraction(bounds.least());
            double most = fraction(bounds.most());
            if (number.isEmpty() || Double.isNaN(least) || Double.isNaN(most)) {
                return Optional.empty();
            }
            boolean single = bounds.least().remaining() == 4;
            double value = single ? number.get().floatValue() : number.get().doubleValue();
            // Zeros are equal whatever their signs. What is NaN is not within the bounds.
            return Optional.of(
                    new Sides(Double.compare(least + 0.0, value + 0.0), Double.compare(most + 0.0, value + 0.0), true));
        }
    },
    BYTES {
        @Override
        Optional<Sides> sides(Bounds bounds, String literal, Field field) {
            ByteBuffer value = ByteBuffer.wrap(literal.getBytes(StandardCharsets.UTF_8));
            return Optional.of(new Sides(unsigned(bounds.least(), value), unsigned(bounds.most(), value), false));
        }
    },
    UNKNOWN {
        @Override
        Optional<Sides> sides(Bounds bounds, String literal, Field field) {
            return Optional.empty();
        }
    };

    static StoredOrder of(Leaf leaf) {
        boolean decimal = leaf.meaning() instanceof Meaning.Decimal;
        return switch (leaf.physical()) {
            case INT32, INT64 -> leaf.meaning() instanceof Meaning.Unsigned ? UNSIGNED : INTEGERS;
            case FLOAT, DOUBLE -> FLOATS;
            case BYTES -> decimal ? BIG_ENDIAN : leaf.meaning() instanceof Meaning.Text ? BYTES : UNKNOWN;
            case FIXED -> decimal ? BIG_ENDIAN : UNKNOWN;
            case BOOLEAN, INT96 -> UNKNOWN;
        };
    }

    /// How the bounds compare with a literal; empty where nobody knows.
    abstract Optional<Sides> sides(Bounds bounds, String literal, Field field);

    private static Optional<Sides> compared(
            Optional<BigDecimal> least, Optional<BigDecimal> most, String literal, Field field) {
        Optional<BigDecimal> value = Literal.units(literal, field.type());
        if (value.isEmpty() || least.isEmpty() || most.isEmpty()) {
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
