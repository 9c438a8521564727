package dev.leat.core.bars;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.plugin.Environment;
import dev.leat.api.spill.Spill;

/// When what features keep goes to files: where it would take more than a share of the budget.
///
/// @param kept how many bytes of trades stay in memory at most, of all keys together
/// @param measured how many bytes a measure takes at most
/// @param chunk how many trades go to a file together
record LongBars(boolean maySpill, long kept, long measured, int chunk) {

    /// The parts of the budget that trades and a measure may take.
    private static final long KEPT = 2;

    private static final long MEASURED = 8;

    /// The part of it that a chunk takes, of those in memory some four.
    private static final long CHUNKS = 256;

    private static final int SMALLEST_CHUNK = 1 << 10;
    private static final int LARGEST_CHUNK = 1 << 16;

    /// @param tradeBytes how many bytes a trade takes
    static LongBars of(Environment environment, long tradeBytes) {
        MemoryBudget memory = environment.memory();
        long chunk = Math.clamp(memory.limit() / CHUNKS / tradeBytes, SMALLEST_CHUNK, LARGEST_CHUNK);
        return new LongBars(
                !environment.spill().equals(Spill.NONE),
                memory.limit() / KEPT,
                memory.limit() / MEASURED,
                Integer.highestOneBit((int) chunk));
    }

    /// Whether trades go to a file for which a block would be taken.
    ///
    /// @param blocks the bytes of all blocks then
    /// @param share what may be held of the budget
    boolean keepsNot(long blocks, long share) {
        return maySpill && blocks > Math.min(kept, share);
    }

    /// Whether so many bytes of a measure go to a file.
    boolean measuresNot(long bytes) {
        return maySpill && bytes > measured;
    }
}
