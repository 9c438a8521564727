package dev.leat.formats.text;

import java.math.BigDecimal;
import java.math.BigInteger;

/// The double nearest to a decimal, ties to even.
public final class NearestDouble {

    private static final BigInteger LOW = BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    private NearestDouble() {}

    /// Of `units * 10^-scale`.
    public static double of(long units, int scale) {
        double size = Floating.nearest(Math.abs(units), -scale);
        return units < 0 ? -size : size;
    }

    /// Of a decimal of 128 bits.
    public static double of(long high, long low, int scale) {
        if (high == low >> 63) {
            return of(low, scale);
        }
        BigInteger units = BigInteger.valueOf(high)
                .shiftLeft(Long.SIZE)
                .or(BigInteger.valueOf(low).and(LOW));
        return new BigDecimal(units, scale).doubleValue();
    }
}
