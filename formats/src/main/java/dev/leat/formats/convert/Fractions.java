package dev.leat.formats.convert;

import dev.leat.api.data.Type;
import dev.leat.api.source.Scan;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteOrder;

/// Floating-point numbers as other numbers. As a decimal, one is what its shortest text says: `0.1`, and not the
/// 55 places that the nearest double has.
public final class Fractions {

    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// Decimals of up to 15 digits and doubles go into each other and back without a loss (IEEE 754-2019, §5.12.2).
    private static final double MOST_EXACT = 1e15;

    /// Powers of ten, all of them exact.
    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };

    /// Values that are converted together at most.
    public static final int STEP = 4096;

    /// Bytes of room beyond.
    private static final int PADDING = 64;

    private Fractions() {}

    public static void halves(MemorySegment from, int count, MemorySegment into, long at, Misfits misfits) {
        for (int i = 0; i < count; i++) {
            into.set(FLOAT, (at + i) << 2, Float.float16ToFloat(from.get(SHORT, (long) i << 1)));
        }
    }

    public static void floats(MemorySegment from, int count, MemorySegment into, long at, Misfits misfits) {
        for (int i = 0; i < count; i++) {
            into.set(DOUBLE, (at + i) << 3, from.get(FLOAT, (long) i << 2));
        }
    }

    /// Doubles as decimals of 64 bits, [#STEP] at a time at most.
    ///
    /// @param memory for the indexes of those that take a closer look
    public static Conversion doubles(Type.Decimal wanted, Scan.Digits digits, SegmentAllocator memory) {
        MemorySegment doubtful = memory.allocate(4L * STEP + PADDING, 64);
        return (from, count, into, at, misfits) -> {
            int doubts = decimals(from, count, wanted.scale(), into, at, doubtful);
            for (int i = 0; i < doubts; i++) {
                int index = doubtful.get(Numbers.INT, (long) i << 2);
                double value = from.get(DOUBLE, (long) index << 3);
                put(Double.toString(value), wanted, digits, into, at + index, index, misfits);
            }
        };
    }

    /// Turns doubles into decimals: those whose shortest decimal text has at most `scale` places and 15 digits.
    /// Others
    /// are left, and counted.
    ///
    /// @param doubtful where to write the indexes of those left, as 32-bit integers
    private static int decimals(
            MemorySegment doubles, int count, int scale, MemorySegment values, long at, MemorySegment doubtful) {
        double power = TENS[scale];
        int doubts = 0;
        for (int i = 0; i < count; i++) {
            double value = doubles.get(DOUBLE, (long) i << 3);
            double units = Math.rint(value * power);
            values.set(Numbers.LONG, (at + i) << 3, (long) units);
            doubtful.set(Numbers.INT, (long) doubts << 2, i);
            doubts += Math.abs(units) <= MOST_EXACT && units / power == value ? 0 : 1;
        }
        return doubts;
    }

    /// Doubles or floats as decimals, one by one.
    public static Conversion slowly(boolean floats, Type.Decimal wanted, Scan.Digits digits) {
        return (from, count, into, at, misfits) -> {
            for (int i = 0; i < count; i++) {
                String text = floats
                        ? Float.toString(from.get(FLOAT, (long) i << 2))
                        : Double.toString(from.get(DOUBLE, (long) i << 3));
                put(text, wanted, digits, into, at + i, i, misfits);
            }
        };
    }

    private static void put(
            String text,
            Type.Decimal wanted,
            Scan.Digits digits,
            MemorySegment into,
            long at,
            int index,
            Misfits misfits) {
        BigInteger units = units(text, wanted, digits, index, misfits);
        if (wanted.bits() == 64) {
            into.set(Numbers.LONG, at << 3, units.longValue());
        } else {
            into.set(Numbers.LONG, at << 4, units.longValue());
            into.set(Numbers.LONG, (at << 4) + 8, units.shiftRight(64).longValue());
        }
    }

    private static BigInteger units(String text, Type.Decimal wanted, Scan.Digits digits, int index, Misfits misfits) {
        if (text.endsWith("N") || text.endsWith("y")) {
            misfits.add(index, "'" + text + "' is no decimal");
            return BigInteger.ZERO;
        }
        BigDecimal number = new BigDecimal(text);
        BigDecimal fitted = number.setScale(wanted.scale(), RoundingMode.HALF_UP);
        if (digits == Scan.Digits.REFUSE && fitted.compareTo(number) != 0) {
            misfits.add(index, "'" + text + "' has more than " + wanted.scale() + " places");
        } else if (fitted.unscaledValue().bitLength() >= wanted.bits()) {
            misfits.add(index, "'" + text + "' is too large for " + wanted);
        }
        return fitted.unscaledValue();
    }
}
