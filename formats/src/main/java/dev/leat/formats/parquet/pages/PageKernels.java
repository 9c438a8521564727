package dev.leat.formats.parquet.pages;

import dev.leat.api.plugin.KernelMode;
import java.lang.foreign.MemorySegment;

/// The loops that reading pages spends its time in.
///
/// The scalar ones are the specification, the vector ones give the same bytes. All segments are native. What is read
/// has 64 readable bytes after it, and what is written 64 writable ones. Sizes and codes were checked before.
public sealed interface PageKernels permits ScalarPageKernels, VectorPageKernels {

    static PageKernels of(KernelMode mode) {
        return switch (mode) {
            case SCALAR -> new ScalarPageKernels();
            case VECTOR -> new VectorPageKernels();
        };
    }

    /// Unpacks integers of `width` (0 to 32) bits, the least significant first, into 32-bit ones.
    ///
    /// @param bit where the first starts
    /// @param at the first slot to fill
    void unpack(MemorySegment packed, long bit, int width, int count, MemorySegment ints, long at);

    /// Whether all of the first codes are from 0 to below a limit.
    boolean below(MemorySegment codes, int count, int limit);

    /// Copies the four bytes that each code stands for.
    ///
    /// @param at the first slot to fill
    void gather4(MemorySegment dictionary, MemorySegment codes, int count, MemorySegment values, long at);

    /// Copies the eight bytes that each code stands for.
    void gather8(MemorySegment dictionary, MemorySegment codes, int count, MemorySegment values, long at);

    /// Unpacks differences of `width` (0 to 64) bits, and adds each and `least` to the value before it.
    ///
    /// @return the last value
    long delta8(Deltas deltas, int count, MemorySegment values, long at);

    /// The same in 32 bits, which may overflow.
    long delta4(Deltas deltas, int count, MemorySegment values, long at);

    /// Puts values of four bytes together, of which each byte stands in a stream of its own.
    ///
    /// @param start where byte 0 of the first value stands, byte 1 of which is `stride` after it
    void split4(MemorySegment streams, long start, long stride, int count, MemorySegment values, long at);

    /// The same of eight bytes.
    void split8(MemorySegment streams, long start, long stride, int count, MemorySegment values, long at);

    /// Moves values of four bytes to the slots that have one, from the last on. What is in the others means
    /// nothing.
    ///
    /// @param values from slot `at` on `present` of them
    /// @param bits which of the `count` slots have one
    void spread4(MemorySegment values, long at, MemorySegment bits, int count, int present);

    /// The same of eight bytes.
    void spread8(MemorySegment values, long at, MemorySegment bits, int count, int present);

    /// Turns doubles into decimals: those whose shortest decimal text has at most `scale` places and 15 digits.
    /// Others
    /// are left, and counted.
    ///
    /// @param doubtful where to write the indexes of those left, as 32-bit integers
    int decimals(MemorySegment doubles, int count, int scale, MemorySegment values, long at, MemorySegment doubtful);

    /// Some differences that are packed (parquet-format, Encodings.md, "Delta encoding").
    ///
    /// @param bit where the first starts
    /// @param least what is added to each
    /// @param before the value before the first
    record Deltas(MemorySegment packed, long bit, int width, long least, long before) {}
}
