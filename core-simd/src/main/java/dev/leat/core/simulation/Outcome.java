package dev.leat.core.simulation;

import java.util.List;

/// What became of a run in virtual time.
///
/// @param rows how many rows were processed: all there were, unless it failed
/// @param failure why it ended early, or empty
/// @param rowsPerSecond of the second half of the rows
/// @param latency seconds from when a row arrived to when its batch was done, on average over the second half; 0 at
///     rest
/// @param peak the largest share of the budget that was in use right after something was taken of it
/// @param overSeconds how long more was in use than a budget that had become smaller has
/// @param batches each of them, in order
public record Outcome(
        long rows,
        String failure,
        double rowsPerSecond,
        double latency,
        double peak,
        double overSeconds,
        List<Point> batches) {

    /// A batch that is done.
    ///
    /// @param seconds when
    /// @param rows of it
    /// @param took seconds to read and process it
    /// @param memory bytes of the budget in use then
    public record Point(double seconds, int rows, double took, long memory) {}

    /// Rows of the last full batch.
    int lastRows() {
        return batches.isEmpty()
                ? 0
                : batches.get(Math.max(0, batches.size() - 2)).rows();
    }
}
