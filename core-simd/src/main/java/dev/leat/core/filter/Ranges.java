package dev.leat.core.filter;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;

/// Copies rows of batches.
public final class Ranges {

    private final FilterKernels kernels;

    private Ranges(FilterKernels kernels) {
        this.kernels = kernels;
    }

    public static Ranges of(KernelMode mode) {
        return new Ranges(FilterKernels.of(mode));
    }

    /// A copy of the rows that a bitmap selects, in a builder of the same schema with room for them.
    ///
    /// @param rows how many it selects
    public Batch copy(Batch batch, int rows, MemorySegment bits, BatchBuilder into) {
        return new Compaction(batch, new Filter.Selection(rows, bits), kernels).into(into);
    }

    /// A copy of the rows from `from` to before `to`, one at least, in a builder of the same schema with room for
    /// them.
    public Batch copy(Batch batch, int from, int to, BatchBuilder into) {
        MemorySegment bits = into.allocate((batch.rows() + 63L) / 64 * 8);
        bits.fill((byte) 0);
        for (int row = from; row < to; row++) {
            Bitmaps.set(bits, row, true);
        }
        return copy(batch, to - from, bits, into);
    }
}
