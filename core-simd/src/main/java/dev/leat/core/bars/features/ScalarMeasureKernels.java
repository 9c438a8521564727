package dev.leat.core.bars.features;

import java.io.IOException;
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
    public void moments(Stretch trades, double mean, Moments into) throws IOException, InterruptedException {
        Arrays.fill(first, 0);
        Arrays.fill(second, 0);
        Arrays.fill(third, 0);
        for (int i = trades.from; i < trades.to; ) {
            int end = trades.reach(i, Stretch.QUANTITIES);
            for (; i < end; i++) {
                double distance = trades.quantity(i) - mean;
                double square = distance * distance;
                int lane = (i - trades.from) % LANES;
                first[lane] += square;
                second[lane] += square * distance;
                third[lane] += square * square;
            }
        }
        into.set(MeasureKernels.total(first), MeasureKernels.total(second), MeasureKernels.total(third), trades.size());
    }

    @Override
    public double squaresOfGaps(Stretch trades, double mean) throws IOException, InterruptedException {
        Arrays.fill(first, 0);
        for (int i = trades.from; i < trades.to - 1; ) {
            int end = Math.min(trades.reach(i, Stretch.TIMES), trades.to - 1);
            for (; i < end; i++) {
                double distance = trades.gap(i) - mean;
                first[(i - trades.from) % LANES] += distance * distance;
            }
        }
        return MeasureKernels.total(first);
    }

    @Override
    public double path(Stretch trades) throws IOException, InterruptedException {
        Arrays.fill(first, 0);
        for (int i = trades.from; i < trades.to - 1; ) {
            int end = Math.min(trades.reach(i, Stretch.PRICES), trades.to - 1);
            for (; i < end; i++) {
                first[(i - trades.from) % LANES] += Math.abs(trades.price(i + 1) - trades.price(i));
            }
        }
        return MeasureKernels.total(first);
    }

    @Override
    public void range(Stretch trades, PriceRange into) throws IOException, InterruptedException {
        long highest = Long.MIN_VALUE;
        long lowest = Long.MAX_VALUE;
        for (int i = trades.from; i < trades.to; ) {
            int end = trades.reach(i, Stretch.RAW_PRICES);
            for (; i < end; i++) {
                highest = Math.max(highest, trades.rawPrice(i));
                lowest = Math.min(lowest, trades.rawPrice(i));
            }
        }
        into.set(highest, lowest);
    }

    @Override
    public void extremes(Stretch trades, Extremes into) throws IOException, InterruptedException {
        double side = into.side;
        double best = into.last() * side;
        double back = best;
        double previous = into.last();
        for (int i = trades.from + into.next; i < trades.to; ) {
            int end = trades.reach(i, Stretch.PRICES);
            for (; i < end; i++) {
                double price = trades.price(i);
                double value = price * side;
                if (value > best) {
                    if (!into.add(i - trades.from, price, previous, back * side)) {
                        into.next = i - trades.from;
                        return;
                    }
                    best = value;
                    back = value;
                } else if (value < back) {
                    back = value;
                }
                previous = price;
            }
        }
        into.end(trades.size(), back * side);
    }

    @Override
    public void orders(Stretch trades, long[] counts) throws IOException, InterruptedException {
        for (int i = trades.from; i < trades.to - 2; ) {
            int end = Math.min(trades.reach(i, Stretch.PRICES), trades.to - 2);
            for (; i < end; i++) {
                counts[order(trades.price(i), trades.price(i + 1), trades.price(i + 2))]++;
            }
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
    public void box(Doubles values, int from, int count, double start, double step, Box into)
            throws IOException, InterruptedException {
        Arrays.fill(first, 0);
        Arrays.fill(second, 0);
        Arrays.fill(third, 0);
        double middle = (count - 1) / 2.0;
        for (int k = 0; k < count; ) {
            int end = values.reach(from + k, from + count) - from;
            for (; k < end; k++) {
                double value = values.get(from + k) - start - step * k;
                first[k % LANES] += value;
                second[k % LANES] += value * value;
                third[k % LANES] += value * (k - middle);
            }
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
