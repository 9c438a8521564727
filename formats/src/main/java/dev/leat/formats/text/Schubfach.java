package dev.leat.formats.text;

import java.math.BigInteger;

/// The decimal with the fewest digits among those that read back as a given binary floating-point number, and of these
/// the nearest to it.
///
/// After Giulietti, "The Schubfach way to render doubles" (2022), with powers of 128 bits.
final class Schubfach {

    // The powers that doubles need; floats need fewer.
    private static final int LEAST = -292;
    private static final int MOST = 324;

    /// High and low 64 bits of the powers of ten from 10^-292, each scaled by a power of two to 128 bits, rounded
    /// up.
    private static final long[] POWERS = powers();

    private Schubfach() {}

    /// The power of ten that [#digits] counts, for `c * 2^q`.
    ///
    /// @param closer whether the number below is closer than that above
    static int exponent(int q, boolean closer) {
        // floor(q * log10(2)), or floor(q * log10(2) + log10(3/4))
        return (q * 1_262_611 - (closer ? 524_031 : 0)) >> 22;
    }

    /// The digits, of which the last may be zeros.
    ///
    /// @param c the significand, not 0
    /// @param q the power of two
    /// @param k what [#exponent] gives
    static long digits(long c, int q, int k, boolean closer) {
        // 1 + floor(log2(10^-k))
        int shift = q + ((-k * 1_741_647) >> 19) + 1;
        long odd = c & 1;
        long below = scale(-k, (4 * c - 2 + (closer ? 1 : 0)) << shift) + odd;
        long exact = scale(-k, (4 * c) << shift);
        long above = scale(-k, (4 * c + 2) << shift) - odd;

        long s = exact >> 2;
        if (s >= 10) {
            long tens = s / 10;
            boolean lower = below <= 40 * tens;
            boolean upper = 40 * tens + 40 <= above;
            if (lower != upper) {
                return 10 * (upper ? tens + 1 : tens);
            }
        }
        boolean lower = below <= 4 * s;
        boolean upper = 4 * s + 4 <= above;
        if (lower != upper) {
            return upper ? s + 1 : s;
        }
        long middle = 4 * s + 2;
        return exact > middle || (exact == middle && (s & 1) != 0) ? s + 1 : s;
    }

    /// The high part of a power times `factor`, its last bit set where anything was cut off.
    private static long scale(int power, long factor) {
        int index = (power - LEAST) << 1;
        long low = Math.unsignedMultiplyHigh(POWERS[index + 1], factor);
        long middle = POWERS[index] * factor;
        long high = Math.unsignedMultiplyHigh(POWERS[index], factor);
        long sum = middle + low;
        if (Long.compareUnsigned(sum, low) < 0) {
            high++;
        }
        return Long.compareUnsigned(sum, 1) > 0 ? high | 1 : high;
    }

    private static long[] powers() {
        var powers = new long[2 * (MOST - LEAST + 1)];
        for (int k = LEAST; k <= MOST; k++) {
            BigInteger power = scaled(k);
            powers[2 * (k - LEAST)] = power.shiftRight(64).longValue();
            powers[2 * (k - LEAST) + 1] = power.longValue();
        }
        return powers;
    }

    private static BigInteger scaled(int k) {
        // A power of two scales anyway, so that five does for ten.
        BigInteger five = BigInteger.valueOf(5).pow(Math.abs(k));
        if (k < 0) {
            return BigInteger.ONE.shiftLeft(five.bitLength() + 127).divide(five).add(BigInteger.ONE);
        }
        int excess = five.bitLength() - 128;
        if (excess <= 0) {
            return five.shiftLeft(-excess);
        }
        return five.shiftRight(excess).add(BigInteger.ONE);
    }
}
