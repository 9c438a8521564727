package dev.leat.formats.arrow.columns;

import dev.leat.formats.convert.Conversion;
import dev.leat.formats.convert.Misfits;
import dev.leat.formats.convert.Numbers;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.ByteOrder;

/// Numbers of widths that only Arrow has: integers of 8 and 16 bits, little-endian decimals of 128 and 256, days in
/// milliseconds.
final class Narrow {

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final long DAY = 86_400_000;

    private Narrow() {}

    /// Integers of 8 or 16 bits as those of 32.
    static Conversion ints(int bits, boolean signed) {
        return (from, count, into, at, misfits) -> {
            for (int i = 0; i < count; i++) {
                into.set(Numbers.INT, (at + i) << 2, small(from, i, bits, signed));
            }
        };
    }

    /// And as those of 64.
    static Conversion longs(int bits, boolean signed) {
        return (from, count, into, at, misfits) -> {
            for (int i = 0; i < count; i++) {
                into.set(Numbers.LONG, (at + i) << 3, small(from, i, bits, signed));
            }
        };
    }

    /// An integer of 8 or 16 bits.
    static int small(MemorySegment from, long index, int bits, boolean signed) {
        if (bits == 8) {
            byte value = from.get(ValueLayout.JAVA_BYTE, index);
            return signed ? value : value & 0xFF;
        }
        short value = from.get(SHORT, index << 1);
        return signed ? value : value & 0xFFFF;
    }

    /// Milliseconds as days.
    static void days(MemorySegment from, int count, MemorySegment into, long at, Misfits misfits) {
        for (int i = 0; i < count; i++) {
            long millis = from.get(Numbers.LONG, (long) i << 3);
            long day = millis / DAY;
            if (day * DAY != millis || (int) day != day) {
                misfits.add(i, "a date of " + millis + " milliseconds, which are not whole days, or too many");
            }
            into.set(Numbers.INT, (at + i) << 2, (int) day);
        }
    }

    /// Decimals of 128 or 256 bits as those of 64.
    static Conversion wides(int bits) {
        int words = bits / 64;
        return (from, count, into, at, misfits) -> {
            for (int i = 0; i < count; i++) {
                long first = ((long) i * words) << 3;
                long low = from.get(Numbers.LONG, first);
                long sign = low >> 63;
                for (int word = 1; word < words; word++) {
                    if (from.get(Numbers.LONG, first + 8L * word) != sign) {
                        misfits.add(i, "'" + integer(from, first, words) + "', a decimal of more than 64 bits");
                        break;
                    }
                }
                into.set(Numbers.LONG, (at + i) << 3, low);
            }
        };
    }

    /// Decimals of 128 or 256 bits as those of 128 with more places.
    static Conversion scaled(int bits, BigInteger factor) {
        int words = bits / 64;
        return (from, count, into, at, misfits) -> {
            for (int i = 0; i < count; i++) {
                BigInteger value = integer(from, ((long) i * words) << 3, words);
                BigInteger scaled = value.multiply(factor);
                if (scaled.bitLength() > 127) {
                    misfits.add(i, "'" + value + "' times " + factor + " has more than 128 bits");
                }
                into.set(Numbers.LONG, (at + i) << 4, scaled.longValue());
                into.set(
                        Numbers.LONG, ((at + i) << 4) + 8, scaled.shiftRight(64).longValue());
            }
        };
    }

    private static BigInteger integer(MemorySegment from, long at, int words) {
        byte[] big = new byte[8 * words];
        for (int i = 0; i < big.length; i++) {
            big[big.length - 1 - i] = from.get(ValueLayout.JAVA_BYTE, at + i);
        }
        return new BigInteger(big);
    }
}
