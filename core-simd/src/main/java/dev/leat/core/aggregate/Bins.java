package dev.leat.core.aggregate;

import dev.leat.core.numbers.Wide;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Sums of doubles that do not depend on the order of the values, nor on how partial sums are put together (the idea of
/// Demmel and Nguyen 2015, "Parallel Reproducible Summation", with integers).
///
/// All doubles are multiples of 2^-1074. The exponents above are cut into bins of 26 bits, at fixed places. The 53 bits
/// of a value fall into three bins, and each part is added, as an integer, to the sum of its bin. Of all bins only the
/// four uppermost that the largest value reaches are kept: parts below are left out, whenever they come, so that what
/// is left depends on the values alone. Each value loses less than 2^-78 of the largest.
///
/// A sum is a word with the number of the uppermost bin and marks of what is not finite, then a word for each bin, the
/// uppermost first. Of zeros it is the sum of nothing. Words overflow after 2^37 values, which is [#MOST] and the
/// callers' to count.
///
/// @param kept how many bins
record Bins(int kept) {

    /// For sums.
    static final Bins FOUR = new Bins(4);

    /// For sums of squares, of which nothing may be lost where all values are the same: they have 106 bits.
    static final Bins SIX = new Bins(6);

    /// The most values.
    static final long MOST = 1L << 37;

    private static final int WIDTH = 26;
    private static final long MASK = (1L << WIDTH) - 1;

    /// The exponent of the lowest bit of the smallest double (IEEE 754-2019 §3.4).
    private static final int LEAST_EXPONENT = -1074;

    private static final int FRACTION_BITS = 52;
    private static final long FRACTION = (1L << FRACTION_BITS) - 1;
    private static final int NOT_FINITE = 0x7ff;

    private static final long NAN = 1L << 32;
    private static final long POSITIVE = 1L << 33;
    private static final long NEGATIVE = 1L << 34;
    private static final long MARKS = NAN | POSITIVE | NEGATIVE;

    /// How large the word of the uppermost bin may be so that four fit into 128 bits.
    private static final long SMALL = 1L << 47;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    /// What a sum takes in a record.
    long bytes() {
        return 8 + 8L * kept;
    }

    void add(MemorySegment record, long at, double value) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> FRACTION_BITS) & NOT_FINITE;
        long fraction = bits & FRACTION;
        if (exponent == NOT_FINITE) {
            mark(record, at, fraction != 0 ? NAN : bits < 0 ? NEGATIVE : POSITIVE);
            return;
        }
        if (exponent != 0) {
            fraction |= 1L << FRACTION_BITS;
        } else if (fraction == 0) {
            return;
        } else {
            exponent = 1;
        }
        int lowest = (exponent - 1) / WIDTH;
        int shift = (exponent - 1) % WIDTH;
        int top = (int) record.get(LONG, at);
        if (lowest + 2 > top) {
            raise(record, at, lowest + 2);
            top = lowest + 2;
        }
        long sign = bits >> 63;
        // Bin b has the word top - b.
        int word = top - lowest;
        addTo(record, at, word - 2, fraction >>> (2 * WIDTH - shift), sign);
        addTo(record, at, word - 1, fraction >>> (WIDTH - shift) & MASK, sign);
        addTo(record, at, word, fraction << shift & MASK, sign);
    }

    /// Adds the exact product of two doubles, as far as it neither overflows nor underflows: its double, and what
    /// that leaves.
    void addProduct(MemorySegment record, long at, double a, double b) {
        double product = a * b;
        add(record, at, product);
        if (Double.isFinite(product)) {
            add(record, at, Math.fma(a, b, -product));
        }
    }

    void combine(MemorySegment into, long at, MemorySegment from, long fromAt) {
        long other = from.get(LONG, fromAt);
        int top = Math.max((int) into.get(LONG, at), (int) other);
        raise(into, at, top);
        mark(into, at, other & MARKS);
        int below = top - (int) other;
        for (int word = 0; word + below < kept; word++) {
            addTo(into, at, word + below, from.get(LONG, fromAt + 8 + 8L * word), 0);
        }
    }

    /// The nearest double.
    double real(MemorySegment record, long at) {
        long head = record.get(LONG, at);
        if ((head & MARKS) != 0) {
            return notFinite(head);
        }
        int exponent = exponent(record, at);
        long first = record.get(LONG, at + 8);
        if (kept == 4 && Math.abs(first) < SMALL) {
            double near = near(record, at, first);
            double nearest = Math.scalb(near, exponent);
            if (near == 0) {
                return 0;
            }
            if (Math.abs(nearest) > Double.MIN_NORMAL && Math.abs(nearest) < Double.POSITIVE_INFINITY) {
                return nearest;
            }
        }
        BigDecimal power = exponent < 0
                ? new BigDecimal("0.5").pow(-exponent)
                : new BigDecimal(BigInteger.ONE.shiftLeft(exponent));
        return new BigDecimal(whole(record, at)).multiply(power).doubleValue();
    }

    /// Whether all values were finite.
    static boolean finite(MemorySegment record, long at) {
        return (record.get(LONG, at) & MARKS) == 0;
    }

    /// The sum is this many times 2 to the [#exponent].
    BigInteger whole(MemorySegment record, long at) {
        BigInteger sum = BigInteger.ZERO;
        for (int word = 0; word < kept; word++) {
            sum = sum.shiftLeft(WIDTH).add(BigInteger.valueOf(record.get(LONG, at + 8 + 8L * word)));
        }
        return sum;
    }

    int exponent(MemorySegment record, long at) {
        return WIDTH * ((int) record.get(LONG, at) - kept + 1) + LEAST_EXPONENT;
    }

    /// The words put together in 128 bits.
    private double near(MemorySegment record, long at, long first) {
        long low = first;
        long high = first >> 63;
        for (int word = 1; word < kept; word++) {
            high = high << WIDTH | low >>> (64 - WIDTH);
            low <<= WIDTH;
            long part = record.get(LONG, at + 8 + 8L * word);
            low += part;
            high += (part >> 63) + (Long.compareUnsigned(low, part) < 0 ? 1 : 0);
        }
        return Wide.toDouble(high, low);
    }

    private static double notFinite(long head) {
        if ((head & NAN) != 0 || (head & (POSITIVE | NEGATIVE)) == (POSITIVE | NEGATIVE)) {
            return Double.NaN;
        }
        return (head & POSITIVE) != 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    private void addTo(MemorySegment record, long at, int word, long part, long sign) {
        if (word < kept) {
            long place = at + 8 + 8L * word;
            record.set(LONG, place, record.get(LONG, place) + ((part ^ sign) - sign));
        }
    }

    /// Makes another bin the uppermost, and leaves out those that are too far below then.
    private void raise(MemorySegment record, long at, int top) {
        long head = record.get(LONG, at);
        int up = top - (int) head;
        if (up == 0) {
            return;
        }
        for (int word = kept - 1; word >= 0; word--) {
            long moved = word >= up ? record.get(LONG, at + 8 + 8L * (word - up)) : 0;
            record.set(LONG, at + 8 + 8L * word, moved);
        }
        record.set(LONG, at, (head & MARKS) | top);
    }

    private static void mark(MemorySegment record, long at, long marks) {
        record.set(LONG, at, record.get(LONG, at) | marks);
    }
}
