package dev.leat.core.bars;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.plugin.Environment;
import dev.leat.api.spill.Spill;

/// When what features keep of a key goes to a file: where it would take more than a share of the budget.
///
/// @param share how many bytes stay in memory at most
/// @param chunk how many trades go to a file together
record LongBars(boolean maySpill, long share, int chunk) {

    /// The part of the budget that one key may take.
    private static final long PARTS = 8;

    /// The part of it that a chunk takes, of those in memory some four.
    private static final long CHUNKS = 256;

    private static final int SMALLEST_CHUNK = 1 << 10;
    private static final int LARGEST_CHUNK = 1 << 16;

    /// @param tradeBytes how many bytes a trade takes
    static LongBars of(Environment environment, long tradeBytes) {
        MemoryBudget memory = environment.memory();
        long chunk = Math.clamp(memory.limit() / CHUNKS / tradeBytes, SMALLEST_CHUNK, LARGEST_CHUNK);
        return new LongBars(
                !environment.spill().equals(Spill.NONE), memory.limit() / PARTS, Integer.highestOneBit((int) chunk));
    }

    boolean spills(long bytes) {
        return maySpill && bytes > share;
    }
}
