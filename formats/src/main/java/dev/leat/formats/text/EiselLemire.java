package dev.leat.formats.text;

import java.math.BigInteger;

/// The binary floating-point number nearest to `w * 10^q`, ties to even, for `w` as an unsigned 64-bit integer.
///
/// After Lemire, "Number Parsing at a Gigabyte per Second", Software: Practice and Experience 51 (2021), section 5 and
/// algorithm 1, with no fallback: Mushtak and Lemire, "Fast Number Parsing Without Fallback" (2023) show that 128 bits
/// of the power suffice.
final class EiselLemire {

    private static final int LEAST = -342;
    private static final int MOST = 308;

    /// From here on inverses of powers of five are rounded up, as 5^-q fits in 64 bits; below they are cut off.
    private static final int EXACT_INVERSE = -27;

    /// High and low 64 bits of the powers of five from 5^-342, each scaled by a power of two to 128 bits.
    private static final long[] POWERS = powers();

    private EiselLemire() {}

    /// The bits of a double that is not negative.
    static long doubleBits(long w, long q) {
        return bits(w, q, 52, 0x7FF, -4, 23);
    }

    /// The bits of a float that is not negative.
    static int floatBits(long w, long q) {
        return (int) bits(w, q, 23, 0xFF, -17, 10);
    }

    /// @param fraction bits of the fraction
    /// @param infinite the biased exponent of infinity
    /// @param leastTie the smallest power of ten for which `w * 10^q` can lie between two numbers
    /// @param mostTie the largest such power
    private static long bits(long w, long q, int fraction, int infinite, int leastTie, int mostTie) {
        if (w == 0 || q < LEAST) {
            return 0;
        }
        if (q > MOST) {
            return (long) infinite << fraction;
        }
        int zeros = Long.numberOfLeadingZeros(w);
        long significand = w << zeros;
        int power = (int) (q - LEAST) << 1;
        long high = Math.unsignedMultiplyHigh(significand, POWERS[power]);
        long low = significand * POWERS[power];
        long unsure = -1L >>> (fraction + 3);
        if ((high & unsure) == unsure) {
            long second = Math.unsignedMultiplyHigh(significand, POWERS[power + 1]);
            low += second;
            if (Long.compareUnsigned(second, low) > 0) {
                high++;
            }
        }
        int upper = (int) (high >>> 63);
        int shift = upper + 64 - fraction - 3;
        long mantissa = high >>> shift;
        int bias = infinite >> 1;
        int exponent = (int) (((217_706 * q) >> 16) + 63) + upper - zeros + bias;
        if (exponent <= 0) {
            return subnormal(mantissa, exponent);
        }
        boolean mayTie = q >= leastTie && q <= mostTie && Long.compareUnsigned(low, 1) <= 0;
        if (mayTie && (mantissa & 3) == 1 && mantissa << shift == high) {
            mantissa &= ~1L;
        }
        mantissa = (mantissa + (mantissa & 1)) >>> 1;
        if (mantissa >= 2L << fraction) {
            mantissa = 1L << fraction;
            exponent++;
        }
        if (exponent >= infinite) {
            return (long) infinite << fraction;
        }
        return ((long) exponent << fraction) | (mantissa & ~(1L << fraction));
    }

    private static long subnormal(long mantissa, int exponent) {
        if (1 - exponent >= 64) {
            return 0;
        }
        long shifted = mantissa >>> (1 - exponent);
        // Rounding up may carry into the smallest normal number, whose bits are just that.
        return (shifted + (shifted & 1)) >>> 1;
    }

    private static long[] powers() {
        var powers = new long[2 * (MOST - LEAST + 1)];
        for (int q = LEAST; q <= MOST; q++) {
            BigInteger power = scaled(q);
            powers[2 * (q - LEAST)] = power.shiftRight(64).longValue();
            powers[2 * (q - LEAST) + 1] = power.longValue();
        }
        return powers;
    }

    private static BigInteger scaled(int q) {
        BigInteger five = BigInteger.valueOf(5).pow(Math.abs(q));
        if (q >= 0) {
            int excess = five.bitLength() - 128;
            return excess > 0 ? five.shiftRight(excess) : five.shiftLeft(-excess);
        }
        BigInteger inverse = BigInteger.ONE.shiftLeft(five.bitLength() + 127).divide(five);
        return q >= EXACT_INVERSE ? inverse.add(BigInteger.ONE) : inverse;
    }
}
