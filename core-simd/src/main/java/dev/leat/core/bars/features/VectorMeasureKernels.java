package dev.leat.core.bars.features;

import dev.leat.api.simd.Species;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Eight terms at a time. Where vectors have fewer lanes, each takes its own part of every eight terms, one part after
/// the other.
final class VectorMeasureKernels implements MeasureKernels {

    private static final VectorSpecies<Double> DOUBLES = Species.DOUBLES;
    private static final VectorSpecies<Long> LONGS = Species.LONGS;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final int WIDTH = DOUBLES.length();

    /// 0, 1, 2 and on.
    private static final double[] PLACES = {0, 1, 2, 3, 4, 5, 6, 7};

    private final double[] first = new double[LANES];
    private final double[] second = new double[LANES];
    private final double[] third = new double[LANES];

    @Override
    public void scale(MemorySegment from, int at, MemorySegment into, int to, int count) {
        int whole = LONGS.loopBound(count);
        for (int i = 0; i < whole; i += WIDTH) {
            LongVector raw = LongVector.fromMemorySegment(LONGS, from, 8L * (at + i), ORDER);
            ((DoubleVector) raw.convert(VectorOperators.L2D, 0))
                    .div(UNITS)
                    .intoMemorySegment(into, 8L * (to + i), ORDER);
        }
        for (int i = whole; i < count; i++) {
            double value = from.getAtIndex(ValueLayout.JAVA_LONG, at + i) / UNITS;
            into.setAtIndex(ValueLayout.JAVA_DOUBLE, to + i, value);
        }
    }

    @Override
    public void moments(Stretch trades, double mean, Moments into) throws IOException, InterruptedException {
        int whole = trades.size() / LANES * LANES;
        for (int part = 0; part < LANES; part += WIDTH) {
            DoubleVector means = DoubleVector.broadcast(DOUBLES, mean);
            DoubleVector squares = DoubleVector.zero(DOUBLES);
            DoubleVector cubes = DoubleVector.zero(DOUBLES);
            DoubleVector fourths = DoubleVector.zero(DOUBLES);
            int last = trades.from + whole;
            for (int start = trades.from; start < last; ) {
                int end = Math.min(trades.reach(start, Stretch.QUANTITIES), last);
                MemorySegment quantities = trades.quantities;
                int stop = end - trades.base;
                for (int i = start + part - trades.base; i < stop; i += LANES) {
                    DoubleVector distance = DoubleVector.fromMemorySegment(DOUBLES, quantities, 8L * i, ORDER)
                            .sub(means);
                    DoubleVector square = distance.mul(distance);
                    squares = squares.add(square);
                    cubes = cubes.add(square.mul(distance));
                    fourths = fourths.add(square.mul(square));
                }
                start = end;
            }
            squares.intoArray(first, part);
            cubes.intoArray(second, part);
            fourths.intoArray(third, part);
        }
        for (int k = whole; k < trades.size(); k++) {
            double distance = trades.quantityAt(trades.from + k) - mean;
            double square = distance * distance;
            first[k - whole] += square;
            second[k - whole] += square * distance;
            third[k - whole] += square * square;
        }
        into.set(MeasureKernels.total(first), MeasureKernels.total(second), MeasureKernels.total(third), trades.size());
    }

    @Override
    public double squaresOfGaps(Stretch trades, double mean) throws IOException, InterruptedException {
        int gaps = trades.size() - 1;
        int whole = gaps / LANES * LANES;
        for (int part = 0; part < LANES; part += WIDTH) {
            DoubleVector squares = DoubleVector.zero(DOUBLES);
            DoubleVector means = DoubleVector.broadcast(DOUBLES, mean);
            int last = trades.from + whole;
            for (int start = trades.from; start < last; ) {
                int end = Math.min(trades.reach(start, Stretch.TIMES), last);
                MemorySegment times = trades.times;
                int stop = end - trades.base;
                for (int i = start + part - trades.base; i < stop; i += LANES) {
                    LongVector time = LongVector.fromMemorySegment(LONGS, times, 8L * i, ORDER);
                    LongVector next = LongVector.fromMemorySegment(LONGS, times, 8L * i + 8, ORDER);
                    DoubleVector distance = ((DoubleVector) next.sub(time).convert(VectorOperators.L2D, 0))
                            .mul(trades.microsPerUnit)
                            .sub(means);
                    squares = squares.add(distance.mul(distance));
                }
                start = end;
            }
            squares.intoArray(first, part);
        }
        for (int k = whole; k < gaps; k++) {
            trades.timeAt(trades.from + k);
            double distance = trades.gap(trades.from + k) - mean;
            first[k - whole] += distance * distance;
        }
        return MeasureKernels.total(first);
    }

    @Override
    public double path(Stretch trades) throws IOException, InterruptedException {
        int steps = trades.size() - 1;
        int whole = steps / LANES * LANES;
        for (int part = 0; part < LANES; part += WIDTH) {
            DoubleVector path = DoubleVector.zero(DOUBLES);
            int last = trades.from + whole;
            for (int start = trades.from; start < last; ) {
                int end = Math.min(trades.reach(start, Stretch.PRICES), last);
                MemorySegment prices = trades.prices;
                int stop = end - trades.base;
                for (int i = start + part - trades.base; i < stop; i += LANES) {
                    DoubleVector price = DoubleVector.fromMemorySegment(DOUBLES, prices, 8L * i, ORDER);
                    DoubleVector next = DoubleVector.fromMemorySegment(DOUBLES, prices, 8L * i + 8, ORDER);
                    path = path.add(next.sub(price).abs());
                }
                start = end;
            }
            path.intoArray(first, part);
        }
        for (int k = whole; k < steps; k++) {
            int i = trades.from + k;
            double price = trades.priceAt(i);
            first[k - whole] += Math.abs(trades.price(i + 1) - price);
        }
        return MeasureKernels.total(first);
    }

    @Override
    public void range(Stretch trades, PriceRange into) throws IOException, InterruptedException {
        LongVector highest = LongVector.broadcast(LONGS, Long.MIN_VALUE);
        LongVector lowest = LongVector.broadcast(LONGS, Long.MAX_VALUE);
        long highestOfRest = Long.MIN_VALUE;
        long lowestOfRest = Long.MAX_VALUE;
        for (int start = trades.from; start < trades.to; ) {
            int end = trades.reach(start, Stretch.RAW_PRICES);
            MemorySegment prices = trades.rawPrices;
            int stop = end - trades.base;
            int i = start - trades.base;
            int whole = i + LONGS.loopBound(stop - i);
            for (; i < whole; i += WIDTH) {
                LongVector price = LongVector.fromMemorySegment(LONGS, prices, 8L * i, ORDER);
                highest = highest.max(price);
                lowest = lowest.min(price);
            }
            for (; i < stop; i++) {
                long price = prices.getAtIndex(ValueLayout.JAVA_LONG, i);
                highestOfRest = Math.max(highestOfRest, price);
                lowestOfRest = Math.min(lowestOfRest, price);
            }
            start = end;
        }
        into.set(
                Math.max(highestOfRest, highest.reduceLanes(VectorOperators.MAX)),
                Math.min(lowestOfRest, lowest.reduceLanes(VectorOperators.MIN)));
    }

    /// Eight trades without an extreme take a comparison; others are looked at one by one.
    @Override
    public void extremes(Stretch trades, Extremes into) throws IOException, InterruptedException {
        double side = into.side;
        double best = into.last() * side;
        double back = best;
        for (int start = trades.from + into.next; start < trades.to; ) {
            int end = trades.reach(start, Stretch.PRICES);
            MemorySegment prices = trades.prices;
            int stop = end - trades.base;
            int i = start - trades.base;
            DoubleVector backs = DoubleVector.broadcast(DOUBLES, back);
            while (i < stop) {
                int whole = stop - WIDTH;
                for (; i <= whole; i += WIDTH) {
                    DoubleVector value = DoubleVector.fromMemorySegment(DOUBLES, prices, 8L * i, ORDER)
                            .mul(side);
                    if (value.compare(VectorOperators.GT, best).anyTrue()) {
                        break;
                    }
                    backs = backs.min(value);
                }
                back = backs.reduceLanes(VectorOperators.MIN);
                int few = Math.min(stop, i + WIDTH);
                for (; i < few; i++) {
                    double price = prices.getAtIndex(ValueLayout.JAVA_DOUBLE, i);
                    double value = price * side;
                    if (value > best) {
                        int place = trades.base + i - trades.from;
                        double previous = prices.getAtIndex(ValueLayout.JAVA_DOUBLE, i - 1L);
                        if (!into.add(place, price, previous, back * side)) {
                            into.next = place;
                            return;
                        }
                        best = value;
                        back = value;
                    } else if (value < back) {
                        back = value;
                    }
                }
                backs = DoubleVector.broadcast(DOUBLES, back);
            }
            start = end;
        }
        into.end(trades.size(), back * side);
    }

    @Override
    public void orders(Stretch trades, long[] counts) throws IOException, InterruptedException {
        long rising = 0;
        long topped = 0;
        long bottomed = 0;
        long toppedHigher = 0;
        long bottomedHigher = 0;
        int end = trades.to - 2;
        int whole = trades.from + Math.max(0, DOUBLES.loopBound(end - trades.from));
        for (int start = trades.from; start < whole; ) {
            int pieceEnd = Math.min(trades.reach(start, Stretch.PRICES), whole);
            MemorySegment prices = trades.prices;
            int stop = pieceEnd - trades.base;
            for (int i = start - trades.base; i < stop; i += WIDTH) {
                DoubleVector a = DoubleVector.fromMemorySegment(DOUBLES, prices, 8L * i, ORDER);
                DoubleVector b = DoubleVector.fromMemorySegment(DOUBLES, prices, 8L * i + 8, ORDER);
                DoubleVector c = DoubleVector.fromMemorySegment(DOUBLES, prices, 8L * i + 16, ORDER);
                long rises = a.compare(VectorOperators.LE, b).toLong();
                long risesAgain = b.compare(VectorOperators.LE, c).toLong();
                long higher = a.compare(VectorOperators.LE, c).toLong();
                rising += Long.bitCount(rises & risesAgain);
                topped += Long.bitCount(rises & ~risesAgain);
                toppedHigher += Long.bitCount(rises & ~risesAgain & higher);
                bottomed += Long.bitCount(~rises & risesAgain);
                bottomedHigher += Long.bitCount(~rises & higher);
            }
            start = pieceEnd;
        }
        long falling = whole - trades.from - rising - topped - bottomed;
        counts[0] = rising;
        counts[1] = toppedHigher;
        counts[2] = bottomedHigher;
        counts[3] = bottomed - bottomedHigher;
        counts[4] = topped - toppedHigher;
        counts[5] = falling;
        for (int i = whole; i < end; i++) {
            double price = trades.priceAt(i);
            counts[ScalarMeasureKernels.order(price, trades.price(i + 1), trades.price(i + 2))]++;
        }
    }

    @Override
    public void box(Doubles values, int from, int count, double start, double step, Box into)
            throws IOException, InterruptedException {
        int whole = count / LANES * LANES;
        double middle = (count - 1) / 2.0;
        for (int part = 0; part < LANES; part += WIDTH) {
            DoubleVector sum = DoubleVector.zero(DOUBLES);
            DoubleVector squares = DoubleVector.zero(DOUBLES);
            DoubleVector products = DoubleVector.zero(DOUBLES);
            DoubleVector index = DoubleVector.fromArray(DOUBLES, PLACES, 0).add(part);
            int last = from + whole;
            for (int at = from; at < last; ) {
                int end = values.reach(at, last);
                MemorySegment view = values.view;
                int stop = end - values.base;
                for (int i = at + part - values.base; i < stop; i += LANES) {
                    DoubleVector height = DoubleVector.fromMemorySegment(DOUBLES, view, 8L * i, ORDER)
                            .sub(start)
                            .sub(index.mul(step));
                    sum = sum.add(height);
                    squares = squares.add(height.mul(height));
                    products = products.add(height.mul(index.sub(middle)));
                    index = index.add(LANES);
                }
                at = end;
            }
            sum.intoArray(first, part);
            squares.intoArray(second, part);
            products.intoArray(third, part);
        }
        for (int k = whole; k < count; k++) {
            double value = values.at(from + k) - start - step * k;
            first[k - whole] += value;
            second[k - whole] += value * value;
            third[k - whole] += value * (k - middle);
        }
        into.sum = MeasureKernels.total(first);
        into.squares = MeasureKernels.total(second);
        into.products = MeasureKernels.total(third);
    }

    @Override
    public long alike(MemorySegment columns, int count, int length, double tolerance) {
        long pairs = 0;
        for (int row = 0; row < count; row++) {
            int whole = row + 1 + DOUBLES.loopBound(count - row - 1);
            double first = columns.getAtIndex(ValueLayout.JAVA_DOUBLE, row);
            double second = columns.getAtIndex(ValueLayout.JAVA_DOUBLE, (long) count + row);
            double third = columns.getAtIndex(ValueLayout.JAVA_DOUBLE, (length - 1L) * count + row);
            for (int other = row + 1; other < whole; other += WIDTH) {
                // The last column stands for the third, which of two is the second again.
                VectorMask<Double> alike = near(columns, other, first, tolerance)
                        .and(near(columns, (long) count + other, second, tolerance))
                        .and(near(columns, (length - 1L) * count + other, third, tolerance));
                pairs += alike.trueCount();
            }
            for (int other = whole; other < count; other++) {
                pairs += ScalarMeasureKernels.alike(columns, count, length, tolerance, row, other) ? 1 : 0;
            }
        }
        return pairs;
    }

    private static VectorMask<Double> near(MemorySegment values, long from, double value, double tolerance) {
        return DoubleVector.fromMemorySegment(DOUBLES, values, 8 * from, ORDER)
                .sub(value)
                .abs()
                .compare(VectorOperators.LE, tolerance);
    }
}
