package dev.leat.core.sort;

import dev.leat.api.memory.MemoryBudget;

/// What a sort takes of the budget, and how it divides that. The rows that come out are the same whatever it is.
///
/// @param share of the budget that chunks may take together
/// @param sorts how many sorts there may be at the same time
record SortMemory(MemoryBudget budget, double share, int sorts) {

    private static final long CHUNKS = 64;

    /// With many threads the share of each is small.
    private static final long LEAST_CHUNKS = 4;

    private static final long LEAST_CHUNK = 16 << 10;
    private static final long MOST_CHUNK = 16 << 20;

    /// So that the arrays that chunks are sorted in, of 24 bytes a record, stay small beside the heap: those of a
    /// chunk, and those of all sorts together.
    private static final int MOST_RECORDS = 1 << 18;

    private static final int MOST_RECORDS_OF_ALL = 1 << 20;

    private static final long BUFFERS_OF_A_CHUNK = 4;
    private static final long LEAST_BUFFER = 16 << 10;
    private static final long MOST_BUFFER = 1 << 20;

    private static final long RUN_BUFFERS = 1024;
    private static final long MOST_RUN_BUFFER = 128 << 10;

    /// What is left free for what comes out, when runs are opened to be merged.
    private static final long OUTPUT = 8;

    /// The bytes of a chunk.
    int chunk() {
        return (int) Math.clamp(Math.min(budget.limit() / CHUNKS, chunks() / LEAST_CHUNKS), LEAST_CHUNK, MOST_CHUNK);
    }

    /// How many records a chunk takes at most.
    int mostRecords() {
        return Math.min(MOST_RECORDS, Math.max(1, MOST_RECORDS_OF_ALL / sorts));
    }

    /// The bytes of all chunks together.
    long chunks() {
        return (long) (budget.limit() * share);
    }

    /// The bytes that are written to a file, or go out as rows, at once.
    int buffer() {
        return (int) Math.clamp(chunk() / BUFFERS_OF_A_CHUNK, LEAST_BUFFER, MOST_BUFFER);
    }

    /// The bytes of a run that are read at once.
    int runBuffer() {
        return (int) Math.clamp(budget.limit() / RUN_BUFFERS, LEAST_BUFFER, MOST_RUN_BUFFER);
    }

    long output() {
        return budget.limit() / OUTPUT;
    }
}
