package dev.leat.core.bars.features;

import dev.leat.api.simd.Species;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Eight terms at a time. Where vectors have fewer lanes, each takes its own part of every eight terms, one part after
/// the other.
final class VectorLaneSums implements LaneSums {

    private static final VectorSpecies<Double> DOUBLES = Species.DOUBLES;
    private static final VectorSpecies<Long> LONGS = Species.LONGS;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final int WIDTH = DOUBLES.length();

    private final double[] lanes = new double[LANES];
    private final double[] cubes = new double[LANES];
    private final double[] fourths = new double[LANES];

    @Override
    public void moments(Stretch trades, double mean, Moments into) {
        MemorySegment quantities = trades.quantities;
        int whole = trades.size() / LANES * LANES;
        for (int part = 0; part < LANES; part += WIDTH) {
            DoubleVector means = DoubleVector.broadcast(DOUBLES, mean);
            DoubleVector second = DoubleVector.zero(DOUBLES);
            DoubleVector third = DoubleVector.zero(DOUBLES);
            DoubleVector fourth = DoubleVector.zero(DOUBLES);
            int end = trades.from + whole;
            for (int i = trades.from + part; i < end; i += LANES) {
                DoubleVector distance = DoubleVector.fromMemorySegment(DOUBLES, quantities, 8L * i, ORDER)
                        .sub(means);
                DoubleVector square = distance.mul(distance);
                second = second.add(square);
                third = third.add(square.mul(distance));
                fourth = fourth.add(square.mul(square));
            }
            second.intoArray(lanes, part);
            third.intoArray(cubes, part);
            fourth.intoArray(fourths, part);
        }
        for (int k = whole; k < trades.size(); k++) {
            double distance = quantities.getAtIndex(ValueLayout.JAVA_DOUBLE, trades.from + k) - mean;
            double square = distance * distance;
            lanes[k - whole] += square;
            cubes[k - whole] += square * distance;
            fourths[k - whole] += square * square;
        }
        into.set(LaneSums.total(lanes), LaneSums.total(cubes), LaneSums.total(fourths), trades.size());
    }

    @Override
    public double squaresOfGaps(Stretch trades, double mean) {
        MemorySegment times = trades.times;
        int gaps = trades.size() - 1;
        int whole = gaps / LANES * LANES;
        for (int part = 0; part < LANES; part += WIDTH) {
            DoubleVector squares = DoubleVector.zero(DOUBLES);
            DoubleVector means = DoubleVector.broadcast(DOUBLES, mean);
            int end = trades.from + whole;
            for (int i = trades.from + part; i < end; i += LANES) {
                LongVector time = LongVector.fromMemorySegment(LONGS, times, 8L * i, ORDER);
                LongVector next = LongVector.fromMemorySegment(LONGS, times, 8L * i + 8, ORDER);
                DoubleVector distance = ((DoubleVector) next.sub(time).convert(VectorOperators.L2D, 0))
                        .mul(trades.microsPerUnit)
                        .sub(means);
                squares = squares.add(distance.mul(distance));
            }
            squares.intoArray(lanes, part);
        }
        for (int k = whole; k < gaps; k++) {
            double distance = trades.gap(trades.from + k) - mean;
            lanes[k - whole] += distance * distance;
        }
        return LaneSums.total(lanes);
    }

    @Override
    public double path(Stretch trades) {
        MemorySegment prices = trades.prices;
        int steps = trades.size() - 1;
        int whole = steps / LANES * LANES;
        for (int part = 0; part < LANES; part += WIDTH) {
            DoubleVector path = DoubleVector.zero(DOUBLES);
            int end = trades.from + whole;
            for (int i = trades.from + part; i < end; i += LANES) {
                DoubleVector price = DoubleVector.fromMemorySegment(DOUBLES, prices, 8L * i, ORDER);
                DoubleVector next = DoubleVector.fromMemorySegment(DOUBLES, prices, 8L * i + 8, ORDER);
                path = path.add(next.sub(price).abs());
            }
            path.intoArray(lanes, part);
        }
        for (int k = whole; k < steps; k++) {
            int i = trades.from + k;
            lanes[k - whole] += Math.abs(trades.price(i + 1) - trades.price(i));
        }
        return LaneSums.total(lanes);
    }
}
