package dev.leat.formats.cells;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// What the parsers of one reader share.
///
/// @param doubtful where kernels write down the cells that they leave, as 32-bit indexes; room for the most records at
///     once
public record ReaderTools(CellKernels kernels, CellForm form, Arena arena, MemorySegment doubtful) {}
