package dev.leat.core.numbers;

import java.math.BigInteger;

/// A signed sum of 128 bits, and the arithmetic on such numbers as pairs of words. Two's complement; what does not fit
/// is an [ArithmeticException].
public final class Wide {

    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);

    public long low;
    public long high;

    public void set(long lowWord, long highWord) {
        low = lowWord;
        high = highWord;
    }

    public void add(long value) {
        add(value, value >> 63);
    }

    /// Adds the whole product of two words.
    public void addProduct(long a, long b) {
        add(a * b, Math.multiplyHigh(a, b));
    }

    public void add(long lowWord, long highWord) {
        long sum = low + lowWord;
        long carry = carry(sum, lowWord);
        long top = high + highWord + carry;
        if (((high ^ top) & (highWord ^ top)) < 0) {
            throw new ArithmeticException("a sum over 128 bits");
        }
        low = sum;
        high = top;
    }

    /// What adding `part` to a word gave as `sum` carries into the word above.
    public static long carry(long sum, long part) {
        return (sum + Long.MIN_VALUE < part + Long.MIN_VALUE) ? 1 : 0;
    }

    public void subtract(Wide value) {
        subtract(value.low, value.high);
    }

    public void subtract(long lowWord, long highWord) {
        set(low - lowWord, minusHigh(high, low, highWord, lowWord));
    }

    public double toDouble() {
        return toDouble(high, low);
    }

    public boolean positive() {
        return high > 0 || (high == 0 && low != 0);
    }

    /// The upper word of a difference; the lower one is the difference of the lower ones.
    public static long minusHigh(long high, long low, long otherHigh, long otherLow) {
        long borrow = Long.compareUnsigned(low, otherLow) < 0 ? 1 : 0;
        long difference = high - otherHigh - borrow;
        if (((high ^ otherHigh) & (high ^ difference)) < 0) {
            throw new ArithmeticException("a difference over 128 bits");
        }
        return difference;
    }

    /// The nearest double, ties to even (IEEE 754-2019 §4.3.1).
    public static double toDouble(long high, long low) {
        if (high == low >> 63) {
            return low;
        }
        if (high >= 0) {
            return unsignedToDouble(high, low);
        }
        long negatedHigh = ~high + (low == 0 ? 1 : 0);
        return -unsignedToDouble(negatedHigh, -low);
    }

    private static double unsignedToDouble(long high, long low) {
        int zeros = Long.numberOfLeadingZeros(high);
        if (zeros == 64) {
            return topToDouble(low, 0);
        }
        long top = zeros == 0 ? high : high << zeros | low >>> (64 - zeros);
        long below = low << zeros;
        return topToDouble(top | (below != 0 ? 1 : 0), 64 - zeros);
    }

    /// An unsigned word whose uppermost bit is set, times a power of two. Its lowest bit stands for all below it,
    /// which is enough to round right.
    private static double topToDouble(long top, int exponent) {
        double halved = top >>> 1 | (top & 1);
        return halved * 0x1p1 * Double.longBitsToDouble((1023L + exponent) << 52);
    }

    /// The quotient of two sums, towards zero.
    ///
    /// @throws ArithmeticException where it has over 64 bits, or the divisor is zero
    public static long divide(long high, long low, long divisorHigh, long divisorLow) {
        if (divisorHigh == 0 && divisorLow > 0 && high >= 0 && high < divisorLow >> 1) {
            return dividePositive(high, low, divisorLow);
        }
        return big(high, low).divide(big(divisorHigh, divisorLow)).longValueExact();
    }

    /// For a quotient below 2^63. Estimates in doubles, then corrects by what is left, which each time is at least
    /// 2^50 times less.
    private static long dividePositive(long high, long low, long divisor) {
        if (high == 0 && low >= 0) {
            return low / divisor;
        }
        double reciprocal = 1.0 / divisor;
        long quotient = (long) (toDouble(high, low) * reciprocal);
        while (true) {
            long productLow = quotient * divisor;
            long productHigh = Math.multiplyHigh(quotient, divisor);
            long restLow = low - productLow;
            long restHigh = high - productHigh - (Long.compareUnsigned(low, productLow) < 0 ? 1 : 0);
            if (restHigh == 0 && restLow >= 0) {
                return quotient + restLow / divisor;
            }
            long step = (long) (toDouble(restHigh, restLow) * reciprocal);
            quotient += restHigh < 0 ? step - 1 : step;
        }
    }

    public static BigInteger big(long high, long low) {
        BigInteger unsignedLow = BigInteger.valueOf(low);
        if (low < 0) {
            unsignedLow = unsignedLow.add(WORD);
        }
        return BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow);
    }
}
