package dev.leat.formats.parquet.pages;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The codes of a page, each of which its dictionary has.
final class Codes {

    /// Codes that are read together: with what they stand for they fit the first-level cache.
    static final int STEP = 1024;

    private final RunInts runs;
    private final int size;
    private final MemorySegment step;
    private final PageKernels kernels;

    /// @param page the width of the codes in a byte, and the codes
    /// @param size how many the dictionary has
    /// @param step room for [#STEP] codes
    Codes(Span page, int size, MemorySegment step, PageKernels kernels) {
        boolean none = page.bytes() == 0;
        int width = none ? 0 : page.buffer().get(ValueLayout.JAVA_BYTE, page.start()) & 0xFF;
        this.runs = new RunInts(none ? page : page.from(page.start() + 1), width);
        this.size = size;
        this.step = step;
        this.kernels = kernels;
    }

    /// Reads at most [#STEP] codes, which are there until more are read.
    MemorySegment read(int count) {
        read(count, step, 0);
        return step;
    }

    /// Reads any number of codes.
    void read(int count, MemorySegment ints, long at) {
        runs.read(count, ints, at, kernels);
        if (count > 0 && !PageLoops.below(ints.asSlice(at << 2), count, size)) {
            throw new DamagedPage("a code beyond its dictionary of " + size + " values");
        }
    }
}
