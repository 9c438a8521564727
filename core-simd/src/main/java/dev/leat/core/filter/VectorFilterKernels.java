package dev.leat.core.filter;

import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.IS_NAN;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.leat.api.simd.Species;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Compares a vector at a time and takes the mask as bits; copies by compressing vectors. What is left of a word is
/// scalar.
record VectorFilterKernels() implements FilterKernels {

    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final VectorSpecies<Long> LONGS = Species.LONGS;
    private static final VectorSpecies<Integer> INTS = Species.INTS;
    private static final VectorSpecies<Double> DOUBLES = Species.DOUBLES;

    @Override
    public void longs(MemorySegment values, int rows, long least, long most, MemorySegment bits) {
        int whole = rows & -64;
        for (int start = 0; start < whole; start += 64) {
            long word = 0;
            for (int at = 0; at < 64; at += LONGS.length()) {
                LongVector vector = LongVector.fromMemorySegment(LONGS, values, (long) (start + at) << 3, ORDER);
                word |= vector.compare(GE, least).and(vector.compare(LE, most)).toLong() << at;
            }
            bits.setAtIndex(Evaluation.WORD, start >> 6, word);
        }
        ScalarFilterKernels.longs(values, whole, rows, least, most, bits);
    }

    @Override
    public void ints(MemorySegment values, int rows, long least, long most, MemorySegment bits) {
        int whole = least > Integer.MAX_VALUE || most < Integer.MIN_VALUE ? 0 : rows & -64;
        int from = (int) Math.max(least, Integer.MIN_VALUE);
        int to = (int) Math.min(most, Integer.MAX_VALUE);
        for (int start = 0; start < whole; start += 64) {
            long word = 0;
            for (int at = 0; at < 64; at += INTS.length()) {
                IntVector vector = IntVector.fromMemorySegment(INTS, values, (long) (start + at) << 2, ORDER);
                word |= vector.compare(GE, from).and(vector.compare(LE, to)).toLong() << at;
            }
            bits.setAtIndex(Evaluation.WORD, start >> 6, word);
        }
        ScalarFilterKernels.ints(values, whole, rows, least, most, bits);
    }

    @Override
    public void doubles(MemorySegment values, int rows, double least, double most, boolean nan, MemorySegment bits) {
        int whole = rows & -64;
        VectorMask<Double> nans = DOUBLES.maskAll(nan);
        for (int start = 0; start < whole; start += 64) {
            long word = 0;
            for (int at = 0; at < 64; at += DOUBLES.length()) {
                DoubleVector vector = DoubleVector.fromMemorySegment(DOUBLES, values, (long) (start + at) << 3, ORDER);
                VectorMask<Double> in = vector.compare(GE, least).and(vector.compare(LE, most));
                word |= in.or(vector.test(IS_NAN).and(nans)).toLong() << at;
            }
            bits.setAtIndex(Evaluation.WORD, start >> 6, word);
        }
        ScalarFilterKernels.doubles(values, whole, rows, least, most, nan, bits);
    }

    @Override
    public void copy8(MemorySegment values, int rows, MemorySegment bits, MemorySegment into) {
        long next = 0;
        for (int start = 0; start < rows; start += 64) {
            long word = bits.getAtIndex(Evaluation.WORD, start >> 6);
            for (int at = 0; at < 64 && start + at < rows; at += LONGS.length()) {
                long chosen = (word >>> at) & (-1L >>> (64 - LONGS.length()));
                if (chosen != 0) {
                    LongVector.fromMemorySegment(LONGS, values, (long) (start + at) << 3, ORDER)
                            .compress(VectorMask.fromLong(LONGS, chosen))
                            .intoMemorySegment(into, next << 3, ORDER);
                    next += Long.bitCount(chosen);
                }
            }
        }
    }

    @Override
    public void copy4(MemorySegment values, int rows, MemorySegment bits, MemorySegment into) {
        long next = 0;
        for (int start = 0; start < rows; start += 64) {
            long word = bits.getAtIndex(Evaluation.WORD, start >> 6);
            for (int at = 0; at < 64 && start + at < rows; at += INTS.length()) {
                long chosen = (word >>> at) & (-1L >>> (64 - INTS.length()));
                if (chosen != 0) {
                    IntVector.fromMemorySegment(INTS, values, (long) (start + at) << 2, ORDER)
                            .compress(VectorMask.fromLong(INTS, chosen))
                            .intoMemorySegment(into, next << 2, ORDER);
                    next += Long.bitCount(chosen);
                }
            }
        }
    }
}
