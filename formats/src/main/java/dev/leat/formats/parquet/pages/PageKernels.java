package dev.leat.formats.parquet.pages;

import dev.leat.api.plugin.KernelMode;
import java.lang.foreign.MemorySegment;

/// The loops over the values of pages where vectors pay. The scalar ones are the specification, the vector
/// ones give the same values.
///
/// All segments are native. What is read has 64 readable bytes after it, and what is written 64 writable
/// ones, which may be overwritten. Sizes were checked before.
public sealed interface PageKernels permits ScalarPageKernels, VectorPageKernels {

    static PageKernels of(KernelMode mode) {
        return switch (mode) {
            case SCALAR -> new ScalarPageKernels();
            case VECTOR -> new VectorPageKernels();
        };
    }

    /// Unpacks integers, the least significant bit first, into 32-bit ones.
    ///
    /// @param bit where the first starts
    /// @param width bits of each, 0 to 64, of which the lowest 32 are kept
    /// @param at the first slot to fill
    void unpack4(MemorySegment packed, long bit, int width, int count, MemorySegment ints, long at);

    /// The same into 64-bit ones.
    void unpack8(MemorySegment packed, long bit, int width, int count, MemorySegment longs, long at);

    /// Puts values of four bytes together, whose first bytes start at `start`, and whose others are each
    /// `stride` after the one before.
    void split4(MemorySegment streams, long start, long stride, int count, MemorySegment values, long at);

    /// The same of eight bytes.
    void split8(MemorySegment streams, long start, long stride, int count, MemorySegment values, long at);

    /// Moves values of four bytes to the slots that have one. What is in the others means nothing.
    ///
    /// @param values from slot `at` on `present` of them
    /// @param bits which of the `count` slots have one
    void spread4(MemorySegment values, long at, MemorySegment bits, int count, int present);

    /// The same of eight bytes.
    void spread8(MemorySegment values, long at, MemorySegment bits, int count, int present);
}
