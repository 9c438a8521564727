package dev.leat.core.bars.features;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// Element by element.
final class ScalarMeasureKernels implements MeasureKernels {

    private final double[] first = new double[LANES];
    private final double[] second = new double[LANES];
    private final double[] third = new double[LANES];

    @Override
    public void scale(MemorySegment from, int at, MemorySegment into, int to, int count) {
        for (int i = 0; i < count; i++) {
            double value = from.getAtIndex(ValueLayout.JAVA_LONG, at + i) / UNITS;
            into.setAtIndex(ValueLayout.JAVA_DOUBLE, to + i, value);
        }
    }

    @Override
    public void moments(Stretch trades, double mean, Moments into) {
        Arrays.fill(first, 0);
        Arrays.fill(second, 0);
        Arrays.fill(third, 0);
        for (int k = 0; k < trades.size(); k++) {
            double distance = trades.quantity(trades.from + k) - mean;
            double square = distance * distance;
            first[k % LANES] += square;
            second[k % LANES] += square * distance;
            third[k % LANES] += square * square;
        }
        into.set(MeasureKernels.total(first), MeasureKernels.total(second), MeasureKernels.total(third), trades.size());
    }

    @Override
    public double squaresOfGaps(Stretch trades, double mean) {
        Arrays.fill(first, 0);
        for (int k = 0; k < trades.size() - 1; k++) {
            double distance = trades.gap(trades.from + k) - mean;
            first[k % LANES] += distance * distance;
        }
        return MeasureKernels.total(first);
    }

    @Override
    public double path(Stretch trades) {
        Arrays.fill(first, 0);
        for (int k = 0; k < trades.size() - 1; k++) {
            int i = trades.from + k;
            first[k % LANES] += Math.abs(trades.price(i + 1) - trades.price(i));
        }
        return MeasureKernels.total(first);
    }

    @Override
    public void orders(Stretch trades, long[] counts) {
        for (int i = trades.from; i < trades.to - 2; i++) {
            counts[order(trades.price(i), trades.price(i + 1), trades.price(i + 2))]++;
        }
    }

    static int order(double a, double b, double c) {
        if (a <= b) {
            if (b <= c) {
                return 0;
            }
            return a <= c ? 1 : 4;
        }
        if (a <= c) {
            return 2;
        }
        return b <= c ? 3 : 5;
    }

    @Override
    public void box(MemorySegment values, int from, int count, Box into) {
        Arrays.fill(first, 0);
        Arrays.fill(second, 0);
        Arrays.fill(third, 0);
        double middle = (count - 1) / 2.0;
        for (int k = 0; k < count; k++) {
            double value = values.getAtIndex(ValueLayout.JAVA_DOUBLE, from + k);
            first[k % LANES] += value;
            second[k % LANES] += value * value;
            third[k % LANES] += value * (k - middle);
        }
        into.sum = MeasureKernels.total(first);
        into.squares = MeasureKernels.total(second);
        into.products = MeasureKernels.total(third);
    }

    @Override
    public long alike(MemorySegment columns, int count, int length, double tolerance) {
        long pairs = 0;
        for (int row = 0; row < count; row++) {
            for (int other = row + 1; other < count; other++) {
                pairs += alike(columns, count, length, tolerance, row, other) ? 1 : 0;
            }
        }
        return pairs;
    }

    static boolean alike(MemorySegment columns, int count, int length, double tolerance, int row, int other) {
        for (long column = 0; column < (long) length * count; column += count) {
            double value = columns.getAtIndex(ValueLayout.JAVA_DOUBLE, column + row);
            double otherValue = columns.getAtIndex(ValueLayout.JAVA_DOUBLE, column + other);
            if (Math.abs(value - otherValue) > tolerance) {
                return false;
            }
        }
        return true;
    }
}
