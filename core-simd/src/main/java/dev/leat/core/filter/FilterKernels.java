package dev.leat.core.filter;

import dev.leat.api.plugin.KernelMode;
import java.lang.foreign.MemorySegment;

/// The loops of a filter where vectors pay: values to bitmaps, and values that a bitmap selects. Bitmaps are written in
/// whole words; what they say of rows beyond the last means nothing.
sealed interface FilterKernels permits ScalarFilterKernels, VectorFilterKernels {

    static FilterKernels of(KernelMode mode) {
        return switch (mode) {
            case SCALAR -> new ScalarFilterKernels();
            case VECTOR -> new VectorFilterKernels();
        };
    }

    /// Which 64-bit integers are in `least` to `most`.
    void longs(MemorySegment values, int rows, long least, long most, MemorySegment bits);

    /// Which 32-bit integers are in `least` to `most`.
    void ints(MemorySegment values, int rows, long least, long most, MemorySegment bits);

    /// Which doubles are in `least` to `most`, or are NaN if those count as well.
    void doubles(MemorySegment values, int rows, double least, double most, boolean nan, MemorySegment bits);

    /// Copies the selected ones of some values of 8 bytes. May write 64 bytes beyond the last.
    void copy8(MemorySegment values, int rows, MemorySegment bits, MemorySegment into);

    /// The same for values of 4 bytes.
    void copy4(MemorySegment values, int rows, MemorySegment bits, MemorySegment into);
}
