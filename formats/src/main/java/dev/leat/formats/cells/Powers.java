package dev.leat.formats.cells;

/// Powers of ten that fit 64 bits.
final class Powers {

    private static final long[] TEN = new long[32];

    static {
        TEN[0] = 1;
        for (int i = 1; i <= 18; i++) {
            TEN[i] = TEN[i - 1] * 10;
        }
    }

    private Powers() {}

    /// @param exponent 0 to 18; up to 31 the result means nothing
    static long of10(int exponent) {
        return TEN[exponent];
    }
}
