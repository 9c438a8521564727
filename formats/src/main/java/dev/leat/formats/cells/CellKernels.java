package dev.leat.formats.cells;

import dev.leat.api.plugin.KernelMode;
import dev.leat.formats.text.TextCodes;
import java.lang.foreign.MemorySegment;

/// The loops that turn the cells of a column into values.
///
/// The scalar ones are the specification, the vector ones give the same values. A kernel decides plain cells only, and
/// writes down the others as doubtful: null, quoted, padded with spaces, too large or wrong. Which ones it leaves is
/// its own affair, since [Cell] decides those as it would decide any.
public sealed interface CellKernels permits ScalarCellKernels, VectorCellKernels {

    static CellKernels of(KernelMode mode) {
        return switch (mode) {
            case SCALAR -> new ScalarCellKernels();
            case VECTOR -> new VectorCellKernels();
        };
    }

    /// Parses 64-bit integers into the slots from `row` on.
    ///
    /// @param doubtful where to write the indexes of the cells that were not decided, as 32-bit integers
    /// @return how many were not
    int int64(Cells cells, MemorySegment values, int row, MemorySegment doubtful);

    /// Parses 64-bit decimals, likewise. A number of more places than the scale is doubtful.
    int decimal(Cells cells, int scale, MemorySegment values, int row, MemorySegment doubtful);

    /// Parses `true`, `false`, `0` and `1` in any case into bits, likewise. Bits before `row` are kept.
    int bool(Cells cells, MemorySegment bits, int row, MemorySegment doubtful);

    /// Looks texts up in a dictionary, likewise. Those that it does not have are doubtful.
    int codes(Cells cells, TextCodes known, MemorySegment values, int row, MemorySegment doubtful);

    /// Appends texts to a column: `offsets` from `row` on, whose first slot says where the bytes go on. Stops at
    /// the first doubtful one: empty or missing, or beginning with `quote`.
    ///
    /// @param bytes has room for all cells and 64 bytes beyond
    /// @return how many were appended
    int texts(Cells cells, int quote, MemorySegment offsets, int row, MemorySegment bytes);
}
