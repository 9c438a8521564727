package dev.leat.core.filter;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/// The specification.
record ScalarFilterKernels() implements FilterKernels {

    @Override
    public void longs(MemorySegment values, int rows, long least, long most, MemorySegment bits) {
        longs(values, 0, rows, least, most, bits);
    }

    /// From a row on that is a multiple of 64.
    static void longs(MemorySegment values, int from, int rows, long least, long most, MemorySegment bits) {
        for (int start = from; start < rows; start += 64) {
            int end = Math.min(rows, start + 64);
            long word = 0;
            for (int row = start; row < end; row++) {
                long value = values.getAtIndex(JAVA_LONG, row);
                word |= (value >= least && value <= most ? 1L : 0L) << row;
            }
            bits.setAtIndex(Evaluation.WORD, start >> 6, word);
        }
    }

    @Override
    public void ints(MemorySegment values, int rows, long least, long most, MemorySegment bits) {
        ints(values, 0, rows, least, most, bits);
    }

    static void ints(MemorySegment values, int from, int rows, long least, long most, MemorySegment bits) {
        for (int start = from; start < rows; start += 64) {
            int end = Math.min(rows, start + 64);
            long word = 0;
            for (int row = start; row < end; row++) {
                long value = values.getAtIndex(JAVA_INT, row);
                word |= (value >= least && value <= most ? 1L : 0L) << row;
            }
            bits.setAtIndex(Evaluation.WORD, start >> 6, word);
        }
    }

    @Override
    public void doubles(MemorySegment values, int rows, double least, double most, boolean nan, MemorySegment bits) {
        doubles(values, 0, rows, least, most, nan, bits);
    }

    static void doubles(
            MemorySegment values, int from, int rows, double least, double most, boolean nan, MemorySegment bits) {
        for (int start = from; start < rows; start += 64) {
            int end = Math.min(rows, start + 64);
            long word = 0;
            for (int row = start; row < end; row++) {
                double value = values.getAtIndex(JAVA_DOUBLE, row);
                boolean in = (value >= least && value <= most) || (nan && Double.isNaN(value));
                word |= (in ? 1L : 0L) << row;
            }
            bits.setAtIndex(Evaluation.WORD, start >> 6, word);
        }
    }

    static void floats(MemorySegment values, int rows, double least, double most, boolean nan, MemorySegment bits) {
        for (int start = 0; start < rows; start += 64) {
            int end = Math.min(rows, start + 64);
            long word = 0;
            for (int row = start; row < end; row++) {
                double value = values.getAtIndex(JAVA_FLOAT, row);
                boolean in = (value >= least && value <= most) || (nan && Double.isNaN(value));
                word |= (in ? 1L : 0L) << row;
            }
            bits.setAtIndex(Evaluation.WORD, start >> 6, word);
        }
    }

    @Override
    public void copy8(MemorySegment values, int rows, MemorySegment bits, MemorySegment into) {
        long next = 0;
        for (int start = 0; start < rows; start += 64) {
            for (long left = bits.getAtIndex(Evaluation.WORD, start >> 6); left != 0; left &= left - 1) {
                int row = start + Long.numberOfTrailingZeros(left);
                into.setAtIndex(JAVA_LONG, next++, values.getAtIndex(JAVA_LONG, row));
            }
        }
    }

    @Override
    public void copy4(MemorySegment values, int rows, MemorySegment bits, MemorySegment into) {
        long next = 0;
        for (int start = 0; start < rows; start += 64) {
            for (long left = bits.getAtIndex(Evaluation.WORD, start >> 6); left != 0; left &= left - 1) {
                int row = start + Long.numberOfTrailingZeros(left);
                into.setAtIndex(JAVA_INT, next++, values.getAtIndex(JAVA_INT, row));
            }
        }
    }
}
