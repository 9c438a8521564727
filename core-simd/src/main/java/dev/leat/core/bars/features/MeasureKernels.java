package dev.leat.core.bars.features;

import dev.leat.api.plugin.KernelMode;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// The loops over a stretch whose results do not depend on the width of vectors.
///
/// Sums of doubles run in 8 lanes: the term of element `k` goes to lane `k` mod 8, in order, and the lanes are put
/// together by [#total]. Their terms are of one sign, or their cancelling does not matter to the twelfth digit; where
/// it does, sums run in order instead ([Totals]).
public sealed interface MeasureKernels permits ScalarMeasureKernels, VectorMeasureKernels {

    int LANES = 8;

    /// Units of a raw number (specification 1.1).
    double UNITS = 1e8;

    static MeasureKernels of(KernelMode mode) {
        return switch (mode) {
            case SCALAR -> new ScalarMeasureKernels();
            case VECTOR -> new VectorMeasureKernels();
        };
    }

    /// Turns raw numbers into doubles: `into[to + k] = from[at + k] / 1e8` for each of `count`.
    void scale(MemorySegment from, int at, MemorySegment into, int to, int count);

    /// Central moments of the quantities.
    void moments(Stretch trades, double mean, Moments into) throws IOException, InterruptedException;

    /// The sum of `(gap - mean)^2`, gaps being the times between trades in microseconds.
    double squaresOfGaps(Stretch trades, double mean) throws IOException, InterruptedException;

    /// How far prices went in all: the sum of their absolute steps.
    double path(Stretch trades) throws IOException, InterruptedException;

    /// The highest and the lowest raw price.
    void range(Stretch trades, PriceRange into) throws IOException, InterruptedException;

    /// Finds the extremes of a stretch from [Extremes#next] on, until there is no room for one more.
    void extremes(Stretch trades, Extremes into) throws IOException, InterruptedException;

    /// Counts the orders of three prices in a row, as [Orders] numbers them.
    void orders(Stretch trades, long[] counts) throws IOException, InterruptedException;

    /// Sums up how high `count` doubles from place `from` on are above a line: the heights themselves, their
    /// squares,
    /// and their products with how far they are from the middle of these places.
    ///
    /// @param first the line's height at the first place
    /// @param step how much it rises from one place to the next
    void box(Doubles values, int from, int count, double first, double step, Box into)
            throws IOException, InterruptedException;

    /// Of `count` rows of `length` doubles, 2 or 3, which lie in columns one after the other, how many pairs of
    /// rows differ by at most the tolerance in every column.
    long alike(MemorySegment columns, int count, int length, double tolerance);

    static double total(double[] lanes) {
        double even = lanes[0] + lanes[4] + (lanes[2] + lanes[6]);
        double odd = lanes[1] + lanes[5] + (lanes[3] + lanes[7]);
        return even + odd;
    }

    /// What [#box] sums up.
    final class Box {
        double sum;
        double squares;
        double products;
    }
}
