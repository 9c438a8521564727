package dev.leat.core.bars;

import java.math.BigDecimal;
import java.math.BigInteger;

/// A positive number of 128 bits, in units of the last decimal place that counts.
record Amount(long high, long low) {

    static final String FORM = "a number above 0, as 250, 0.5 or 1e6";

    private static final int MOST_BITS = 126;
    private static final int MOST_DIGITS = 40;

    /// Reads a decimal of at most so many places.
    ///
    /// @throws IllegalArgumentException for what is none, is not above 0 or does not fit
    static Amount parse(String text, int places) {
        BigDecimal number = new BigDecimal(text.strip().replace("_", ""));
        // An exponent is a few letters and may stand for more digits than there is memory.
        if (number.signum() <= 0 || (long) number.precision() - number.scale() > MOST_DIGITS) {
            throw new IllegalArgumentException(text);
        }
        try {
            BigInteger units = number.movePointRight(places).toBigIntegerExact();
            if (units.bitLength() > MOST_BITS) {
                throw new IllegalArgumentException(text);
            }
            return new Amount(units.shiftRight(64).longValueExact(), units.longValue());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /// Whether a sum is it or more.
    boolean isReachedBy(long sumHigh, long sumLow) {
        return sumHigh > high || (sumHigh == high && Long.compareUnsigned(sumLow, low) >= 0);
    }
}
