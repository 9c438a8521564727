package dev.leat.core.aggregate;

import dev.leat.core.numbers.Wide;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Signed sums in records, of 128 or 192 bits in words of 64, the lowest first. Of fewer than 2^63 values of 64 or 128
/// bits none can overflow, whatever their order.
final class Sums {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);
    private static final BigInteger MOST = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);

    /// Below it in size, the upper word of 128 bits is that of a number of 38 digits at most.
    private static final long SAFE = MOST.shiftRight(64).longValueExact();

    private Sums() {}

    /// Adds a word to a sum of 128 bits.
    static void add(MemorySegment record, long at, long value) {
        long sum = record.get(LONG, at) + value;
        record.set(LONG, at, sum);
        record.set(LONG, at + 8, record.get(LONG, at + 8) + (value >> 63) + carry(sum, value));
    }

    /// Adds two words to a sum of 128 bits.
    static void add(MemorySegment record, long at, long low, long high) {
        long sum = record.get(LONG, at) + low;
        record.set(LONG, at, sum);
        record.set(LONG, at + 8, record.get(LONG, at + 8) + high + carry(sum, low));
    }

    /// Adds two words to a sum of 192 bits.
    static void addTo192(MemorySegment record, long at, long low, long high) {
        addTo192(record, at, low, high, high >> 63);
    }

    /// Adds three words to a sum of 192 bits.
    static void addTo192(MemorySegment record, long at, long low, long middle, long high) {
        long sum = record.get(LONG, at) + low;
        record.set(LONG, at, sum);
        long carried = carry(sum, low);
        long before = record.get(LONG, at + 8);
        long next = before + middle;
        long over = carry(next, middle);
        long nextCarried = next + carried;
        over += carry(nextCarried, carried);
        record.set(LONG, at + 8, nextCarried);
        record.set(LONG, at + 16, record.get(LONG, at + 16) + high + over);
    }

    /// A sum of 128 bits that has to have a place in one word.
    ///
    /// @throws ArithmeticException where it has none
    static long word(MemorySegment record, long at) {
        long low = record.get(LONG, at);
        if (record.get(LONG, at + 8) != low >> 63) {
            throw new ArithmeticException("is " + big128(record, at) + ", and int64 ends at "
                    + (record.get(LONG, at + 8) < 0 ? Long.MIN_VALUE : Long.MAX_VALUE));
        }
        return low;
    }

    /// Makes sure that a sum of 128 bits has no more digits than decimals.
    ///
    /// @param scale places after the point
    /// @throws ArithmeticException where it has more
    static void requireDigits128(MemorySegment record, long at, int scale) {
        long high = record.get(LONG, at + 8);
        if (high >= SAFE || high < -SAFE) {
            requireDigits(big128(record, at), scale);
        }
    }

    /// As [#requireDigits128], of a sum of 192 bits.
    static void requireDigits192(MemorySegment record, long at, int scale) {
        long high = record.get(LONG, at + 8);
        if (record.get(LONG, at + 16) != high >> 63 || high >= SAFE || high < -SAFE) {
            requireDigits(big192(record, at), scale);
        }
    }

    private static void requireDigits(BigInteger sum, int scale) {
        if (sum.abs().compareTo(MOST) > 0) {
            throw new ArithmeticException(
                    "is " + new BigDecimal(sum, scale).toPlainString() + ", and a decimal has 38 digits");
        }
    }

    /// A sum of 128 bits.
    static BigInteger big128(MemorySegment record, long at) {
        return big(record.get(LONG, at), record.get(LONG, at + 8));
    }

    /// A sum of 192 bits.
    static BigInteger big192(MemorySegment record, long at) {
        return BigInteger.valueOf(record.get(LONG, at + 16))
                .shiftLeft(128)
                .add(unsigned(record.get(LONG, at + 8)).shiftLeft(64))
                .add(unsigned(record.get(LONG, at)));
    }

    /// The nearest double to a sum of 128 bits.
    static double real128(MemorySegment record, long at) {
        return Wide.toDouble(record.get(LONG, at + 8), record.get(LONG, at));
    }

    /// The nearest double to a sum of 192 bits.
    static double real192(MemorySegment record, long at) {
        long high = record.get(LONG, at + 8);
        return record.get(LONG, at + 16) == high >> 63
                ? Wide.toDouble(high, record.get(LONG, at))
                : big192(record, at).doubleValue();
    }

    private static BigInteger big(long low, long high) {
        return BigInteger.valueOf(high).shiftLeft(64).add(unsigned(low));
    }

    private static BigInteger unsigned(long word) {
        BigInteger value = BigInteger.valueOf(word);
        return word < 0 ? value.add(WORD) : value;
    }

    /// What adding `part` to a word gave as `sum` carries into the word above.
    static long carry(long sum, long part) {
        return Long.compareUnsigned(sum, part) < 0 ? 1 : 0;
    }
}
