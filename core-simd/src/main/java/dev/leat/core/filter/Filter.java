package dev.leat.core.filter;

import dev.leat.api.data.Batch;
import dev.leat.api.data.BatchBuilder;
import dev.leat.api.data.Predicate;
import dev.leat.api.data.Schema;
import dev.leat.api.plugin.KernelMode;
import dev.leat.api.simd.Bitmaps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/// A condition on the rows of batches of one schema. Immutable.
public final class Filter {

    private final Check check;
    private final FilterKernels kernels;

    private Filter(Check check, FilterKernels kernels) {
        this.check = check;
        this.kernels = kernels;
    }

    /// @throws IllegalArgumentException for a column that is not there, or a literal that its type does not read
    public static Filter of(Predicate predicate, Schema schema, KernelMode mode) {
        return new Filter(new CheckCompiler(schema).compile(predicate, true), FilterKernels.of(mode));
    }

    /// Finds the rows for which the condition is true.
    ///
    /// @param scratch where the bitmap is taken from, and what else is needed until the rows are copied
    public Selection select(Batch batch, SegmentAllocator scratch) {
        MemorySegment bits = new Evaluation(batch, kernels, scratch).bits(check);
        return new Selection(Math.toIntExact(Bitmaps.count(bits, batch.rows())), bits);
    }

    /// A copy of the rows that were selected, in a builder of the same schema with room for them.
    public Batch copy(Batch batch, Selection selection, BatchBuilder into) {
        return new Compaction(batch, selection, kernels).into(into);
    }

    /// @param rows how many rows were selected
    /// @param bits a bit for each row of the batch, in whole words; those beyond the rows are 0
    public record Selection(int rows, MemorySegment bits) {}
}
