package dev.leat.core;

import dev.leat.api.kernel.Kernel;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What a run did.
///
/// @param rowsIn rows read
/// @param rowsOut rows written
/// @param rowsRejected rows that could not be read, and were skipped or diverted
/// @param bytesRead bytes of the source, compressed as they are
/// @param bytesWritten bytes of the sink
/// @param batches batches read
/// @param elapsed from the first split to the last flush
/// @param peakMemory the most bytes of the budget that were in use at once
/// @param peaks the most that each part held at once, the largest first
/// @param levels how often memory came to each level
/// @param memoryLimit the bytes of the budget
/// @param peakResident the most bytes of memory that the process held, or -1 where the system does not tell
/// @param spilled bytes that were spilled to the disk, as they lay there
/// @param peakSpilled the most bytes that the engine had there at once
/// @param reopened how often a reader was opened again after a failure
/// @param counters what the kernels counted
public record Summary(
        long rowsIn,
        long rowsOut,
        long rowsRejected,
        long bytesRead,
        long bytesWritten,
        long batches,
        Duration elapsed,
        long peakMemory,
        List<Held> peaks,
        Map<MemoryLevel, Long> levels,
        long memoryLimit,
        long peakResident,
        long spilled,
        long peakSpilled,
        long reopened,
        List<Kernel.Counter> counters) {
    public Summary {
        peaks = List.copyOf(peaks);
        levels = Map.copyOf(levels);
        counters = List.copyOf(counters);
    }

    /// @param part the first word of what owners of memory are called
    public record Held(String part, long bytes) {}

    public double rowsPerSecond() {
        return rowsIn * 1e9 / Math.max(1, elapsed.toNanos());
    }
}
