package dev.leat.formats.text;

import dev.leat.api.data.Type;
import dev.leat.api.source.Scan;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.Optional;

/// Exact decimals of 128 bits, in the form of [DecimalText].
///
/// @param scale places after the point
/// @param digits what to do with more places
public record WideText(int scale, Scan.Digits digits) implements ValueText {

    /// The most bytes that [#write] stores from where it starts.
    public static final int ROOM = 64;

    private static final long BILLION = 1_000_000_000;
    private static final long INT = 0xFFFFFFFFL;

    public WideText {
        new Type.Decimal(128, scale);
    }

    @Override
    public boolean parse(MemorySegment text, long start, long end, MemorySegment into, long row) {
        // What the narrow decimal can read at a smaller scale has only to be multiplied.
        int narrow = Math.min(scale, 8);
        long value = DecimalText.fast(text, start, end, narrow);
        if (value == DecimalText.NOT_FAST || scale - narrow > 18) {
            return exact(text, start, end, into, row);
        }
        long power = Ascii.TENS[scale - narrow];
        store(value * power, Math.multiplyHigh(value, power), into, row);
        return true;
    }

    private boolean exact(MemorySegment text, long start, long end, MemorySegment into, long row) {
        Optional<BigInteger> units = new ExactDecimal(128, scale, digits).units(Ascii.string(text, start, end));
        units.ifPresent(value -> store(value.longValue(), value.shiftRight(64).longValue(), into, row));
        return units.isPresent();
    }

    private static void store(long low, long high, MemorySegment into, long row) {
        into.setAtIndex(ValueLayout.JAVA_LONG, 2 * row, low);
        into.setAtIndex(ValueLayout.JAVA_LONG, 2 * row + 1, high);
    }

    @Override
    public String problem(String text) {
        return new ExactDecimal(128, scale, digits).problem(text);
    }

    /// Writes a decimal with all places of its scale.
    ///
    /// @param low the low 64 bits of the units
    /// @param high the high 64 bits, with the sign
    /// @param into has [#ROOM] bytes from `at`
    /// @return where it ends
    public static long write(long low, long high, int scale, MemorySegment into, long at) {
        if (high == low >> 63 && scale <= 18) {
            return DecimalText.write(low, scale, into, at);
        }
        long next = at;
        long sizeLow = low;
        long sizeHigh = high;
        if (high < 0) {
            into.set(ValueLayout.JAVA_BYTE, next++, (byte) '-');
            sizeLow = -low;
            sizeHigh = low == 0 ? -high : ~high;
        }
        return insertPoint(scale, into, writeDigits(sizeLow, sizeHigh, scale, into, next));
    }

    /// Writes the digits of an unsigned number, at least one more than `scale`.
    private static long writeDigits(long low, long high, int scale, MemorySegment into, long at) {
        long end = at + 45;
        long first = end;
        long a = high >>> 32;
        long b = high & INT;
        long c = low >>> 32;
        long d = low & INT;
        // Divides by 10^9, limb by limb, and writes what remains from the right.
        while (first > at) {
            long rest = a % BILLION;
            a /= BILLION;
            long two = (rest << 32) | b;
            b = two / BILLION;
            two = ((two % BILLION) << 32) | c;
            c = two / BILLION;
            two = ((two % BILLION) << 32) | d;
            d = two / BILLION;
            first -= 9;
            DecimalText.writePadded(two % BILLION / 10, 8, into, first);
            into.set(ValueLayout.JAVA_BYTE, first + 8, (byte) ('0' + two % BILLION % 10));
        }
        while (end - first > scale + 1 && Ascii.at(into, first) == '0') {
            first++;
        }
        MemorySegment.copy(into, first, into, at, end - first);
        return at + (end - first);
    }

    private static long insertPoint(int scale, MemorySegment into, long end) {
        if (scale == 0) {
            return end;
        }
        long point = end - scale;
        MemorySegment.copy(into, point, into, point + 1, scale);
        into.set(ValueLayout.JAVA_BYTE, point, (byte) '.');
        return end + 1;
    }
}
