package dev.leat.formats.convert;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.ByteOrder;

/// Stored numbers as integers of 64 and of 128 bits.
public final class Numbers {

    public static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    public static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Numbers() {}

    /// Of 32 bits with a sign.
    public static void signed(MemorySegment from, int count, MemorySegment into, long at, Misfits misfits) {
        for (int i = 0; i < count; i++) {
            into.set(LONG, (at + i) << 3, from.get(INT, (long) i << 2));
        }
    }

    /// Of 32 bits without a sign.
    public static void unsigned(MemorySegment from, int count, MemorySegment into, long at, Misfits misfits) {
        for (int i = 0; i < count; i++) {
            into.set(LONG, (at + i) << 3, from.get(INT, (long) i << 2) & 0xFFFFFFFFL);
        }
    }

    /// Of 64 bits.
    public static void copied(MemorySegment from, int count, MemorySegment into, long at, Misfits misfits) {
        MemorySegment.copy(from, 0, into, at << 3, (long) count << 3);
    }

    /// Of `width` bytes, the most significant first, in two's complement (parquet-format, LogicalTypes.md,
    /// "DECIMAL").
    public static Conversion bigEndian(int width) {
        return (from, count, into, at, misfits) -> {
            for (int i = 0; i < count; i++) {
                into.set(LONG, (at + i) << 3, bigEndian(from, (long) i * width, width, i, misfits));
            }
        };
    }

    private static long bigEndian(MemorySegment from, long at, int width, int index, Misfits misfits) {
        long value = from.get(ValueLayout.JAVA_BYTE, at);
        for (int i = 1; i < width; i++) {
            long next = (value << 8) | (from.get(ValueLayout.JAVA_BYTE, at + i) & 0xFF);
            if (next >> 8 != value) {
                misfits.add(index, "a decimal of more than 64 bits");
                return 0;
            }
            value = next;
        }
        return value;
    }

    /// Multiplies 64-bit integers in their slots.
    public static void scale(MemorySegment values, long at, int count, long factor, Misfits misfits) {
        for (int i = 0; i < count; i++) {
            long value = values.get(LONG, (at + i) << 3);
            long scaled = value * factor;
            if (Math.multiplyHigh(value, factor) != scaled >> 63) {
                misfits.add(i, "'" + value + "' times " + factor + " has more than 64 bits");
            }
            values.set(LONG, (at + i) << 3, scaled);
        }
    }

    /// Any of these as integers of 128 bits.
    ///
    /// @param width bytes of a stored value; those of more than 8 are big-endian
    public static Conversion wide(Stored stored, int width, BigInteger factor) {
        boolean plain = factor.equals(BigInteger.ONE);
        return (from, count, into, at, misfits) -> {
            for (int i = 0; i < count; i++) {
                long low;
                long high;
                switch (stored) {
                    case INT32 -> {
                        low = from.get(INT, (long) i << 2);
                        high = low >> 63;
                    }
                    case UINT32 -> {
                        low = from.get(INT, (long) i << 2) & 0xFFFFFFFFL;
                        high = 0;
                    }
                    case INT64 -> {
                        low = from.get(LONG, (long) i << 3);
                        high = low >> 63;
                    }
                    case UINT64 -> {
                        low = from.get(LONG, (long) i << 3);
                        high = 0;
                    }
                    case BIG_ENDIAN -> {
                        high = half(from, (long) i * width, Math.max(0, width - 8), i, misfits);
                        low = lowHalf(from, (long) i * width, width);
                    }
                    default -> throw new IllegalStateException(stored.toString());
                }
                put(low, high, plain ? BigInteger.ONE : factor, into, at + i, i, misfits);
            }
        };
    }

    /// How a number is stored.
    public enum Stored {
        INT32,
        UINT32,
        INT64,
        UINT64,
        BIG_ENDIAN
    }

    private static long half(MemorySegment from, long at, int bytes, int index, Misfits misfits) {
        long value = from.get(ValueLayout.JAVA_BYTE, at) >> 7;
        for (int i = 0; i < bytes; i++) {
            long next = (value << 8) | (from.get(ValueLayout.JAVA_BYTE, at + i) & 0xFF);
            if (next >> 8 != value) {
                misfits.add(index, "a decimal of more than 128 bits");
                return 0;
            }
            value = next;
        }
        return value;
    }

    private static long lowHalf(MemorySegment from, long at, int width) {
        long value = from.get(ValueLayout.JAVA_BYTE, at) >> 7;
        for (int i = Math.max(0, width - 8); i < width; i++) {
            value = (value << 8) | (from.get(ValueLayout.JAVA_BYTE, at + i) & 0xFF);
        }
        return value;
    }

    private static void put(
            long low, long high, BigInteger factor, MemorySegment into, long at, int index, Misfits misfits) {
        long lower = low;
        long upper = high;
        if (!factor.equals(BigInteger.ONE)) {
            BigInteger scaled = integer(low, high).multiply(factor);
            if (scaled.bitLength() > 127) {
                misfits.add(index, "'" + integer(low, high) + "' times " + factor + " has more than 128 bits");
            }
            lower = scaled.longValue();
            upper = scaled.shiftRight(64).longValue();
        }
        into.set(LONG, at << 4, lower);
        into.set(LONG, (at << 4) + 8, upper);
    }

    private static BigInteger integer(long low, long high) {
        BigInteger lower = BigInteger.valueOf(low >>> 1).shiftLeft(1).add(BigInteger.valueOf(low & 1));
        return BigInteger.valueOf(high).shiftLeft(64).add(lower);
    }
}
