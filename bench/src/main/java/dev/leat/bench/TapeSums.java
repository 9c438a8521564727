package dev.leat.bench;

import java.math.BigInteger;

/// The sums of the columns of a [ParquetTape].
record TapeSums(long rows, BigInteger time, BigInteger id, double price, double quantity, long maker) {

    static final TapeSums NONE = new TapeSums(0, BigInteger.ZERO, BigInteger.ZERO, 0, 0, 0);

    /// The order of additions is each reader's own.
    private static final double TOLERANCE = 1e-9;

    /// The sum of 64-bit integers, from the sums of their lower and of their upper 32 bits.
    static BigInteger ofHalves(long low, long high) {
        return BigInteger.valueOf(high).shiftLeft(32).add(BigInteger.valueOf(low));
    }

    TapeSums plus(TapeSums other) {
        return new TapeSums(
                rows + other.rows,
                time.add(other.time),
                id.add(other.id),
                price + other.price,
                quantity + other.quantity,
                maker + other.maker);
    }

    /// @throws IllegalStateException where they are not the same
    void requireSame(String reader, TapeSums other) {
        boolean same = rows == other.rows
                && time.equals(other.time)
                && id.equals(other.id)
                && maker == other.maker
                && near(price, other.price)
                && near(quantity, other.quantity);
        if (!same) {
            throw new IllegalStateException(reader + " has " + other + " where " + this + " is right");
        }
    }

    private static boolean near(double one, double other) {
        return Math.abs(one - other) <= TOLERANCE * Math.max(Math.abs(one), Math.abs(other));
    }
}
