package dev.leat.formats.parquet.pages;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.source.Scan;
import dev.leat.formats.parquet.metadata.Leaf;
import java.lang.foreign.Arena;

/// What a filler works with.
///
/// @param column the number of the column in the batch
/// @param arena the reader's
record Setting(
        Leaf leaf,
        int column,
        String name,
        Scan.Digits digits,
        Levels levels,
        PageKernels kernels,
        Arena arena,
        MemoryBudget memory) {}
