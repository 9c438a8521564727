package dev.leat.formats.parquet.pushdown;

import dev.leat.formats.parquet.bloom.XxHash64;
import dev.leat.formats.parquet.metadata.Leaf;
import dev.leat.formats.parquet.metadata.Meaning;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The values of a column that a condition takes for equal to a literal, as PLAIN stores them, texts without their
/// length: what bloom filters hash (BloomFilter.md, "Hashing"). None where no value can be.
record StoredValues(List<byte[]> plain) {

    /// Bytes of the widest decimals that are looked for, a few times those that 38 digits take.
    private static final int WIDEST = 64;

    /// @return empty where nobody knows
    static Optional<StoredValues> equalTo(String literal, Column column) {
        Leaf leaf = column.leaf();
        return switch (leaf.physical()) {
            case INT32, INT64 -> Literal.units(literal, column).map(units -> integer(units, leaf));
            case FLOAT -> Literal.number(literal).map(number -> single(number.floatValue()));
            case DOUBLE -> Literal.number(literal).map(number -> real(number.doubleValue()));
            case BYTES -> leaf.meaning() instanceof Meaning.Text ? Optional.of(text(literal)) : Optional.empty();
            case FIXED ->
                leaf.meaning() instanceof Meaning.Decimal && leaf.width() <= WIDEST
                        ? Literal.units(literal, column).map(units -> bigEndian(units, leaf.width()))
                        : Optional.empty();
            case BOOLEAN, INT96 -> Optional.empty();
        };
    }

    private static StoredValues integer(BigDecimal units, Leaf leaf) {
        int bits = 8 * leaf.width();
        // What has fewer bits than are stored is delivered, and so compared, as it is stored: with a sign.
        boolean unsigned = leaf.meaning() instanceof Meaning.Unsigned(int own) && own == bits;
        Optional<BigInteger> whole = whole(units, unsigned ? bits : bits - 1);
        if (whole.isEmpty() || (unsigned && whole.get().signum() < 0)) {
            return new StoredValues(List.of());
        }
        ByteBuffer bytes = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(whole.get().longValue());
        return new StoredValues(List.of(Arrays.copyOf(bytes.array(), leaf.width())));
    }

    private static StoredValues bigEndian(BigDecimal units, int width) {
        Optional<BigInteger> whole = whole(units, 8 * width - 1);
        if (whole.isEmpty()) {
            return new StoredValues(List.of());
        }
        byte[] least = whole.get().toByteArray();
        byte[] bytes = new byte[width];
        Arrays.fill(bytes, (byte) (whole.get().signum() < 0 ? -1 : 0));
        System.arraycopy(least, 0, bytes, width - least.length, least.length);
        return new StoredValues(List.of(bytes));
    }

    /// A number that is whole and has at most so many bits.
    private static Optional<BigInteger> whole(BigDecimal units, int bits) {
        if (units.stripTrailingZeros().scale() > 0) {
            return Optional.empty();
        }
        BigInteger whole = units.toBigInteger();
        return whole.bitLength() <= bits ? Optional.of(whole) : Optional.empty();
    }

    /// Zeros are equal whatever their signs.
    private static StoredValues single(float value) {
        return value == 0
                ? new StoredValues(List.of(bytes(0.0f), bytes(-0.0f)))
                : new StoredValues(List.of(bytes(value)));
    }

    private static StoredValues real(double value) {
        return value == 0
                ? new StoredValues(List.of(bytes(0.0), bytes(-0.0)))
                : new StoredValues(List.of(bytes(value)));
    }

    private static byte[] bytes(float value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array();
    }

    private static byte[] bytes(double value) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array();
    }

    private static StoredValues text(String literal) {
        return new StoredValues(List.of(literal.getBytes(StandardCharsets.UTF_8)));
    }

    long[] hashes() {
        try (Arena arena = Arena.ofConfined()) {
            long[] hashes = new long[plain.size()];
            for (int i = 0; i < hashes.length; i++) {
                byte[] value = plain.get(i);
                MemorySegment bytes = arena.allocate(Math.max(1, value.length));
                MemorySegment.copy(value, 0, bytes, ValueLayout.JAVA_BYTE, 0, value.length);
                hashes[i] = XxHash64.hash(bytes, 0, value.length);
            }
            return hashes;
        }
    }
}
