package dev.leat.core.tape;

/// Random numbers that are the same on every machine and in every version of Java.
///
/// The generator is SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
final class Draws {

    private static final int STEPS = 1 << 12;

    /// The middles of 4096 slices of the exponential distribution of mean 1, of equal probability.
    private static final double[] EXPONENTIAL = new double[STEPS];

    static {
        for (int i = 0; i < STEPS; i++) {
            EXPONENTIAL[i] = -StrictMath.log((i + 0.5) / STEPS);
        }
    }

    private static final double SQRT_3 = StrictMath.sqrt(3);

    private long state;

    Draws(long seed) {
        state = seed;
    }

    long bits() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// Nearly normal, of mean 0 and variance 1: the sum of four uniform numbers, from the 64 bits.
    static double normal(long bits) {
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum * 0x1p-16 - 2) * SQRT_3;
    }

    /// Exponential of mean 1, from the lowest 12 of the bits.
    static double exponential(long bits) {
        return EXPONENTIAL[(int) bits & STEPS - 1];
    }
}
