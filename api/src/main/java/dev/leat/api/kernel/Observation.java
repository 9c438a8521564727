package dev.leat.api.kernel;

/// What happened to one batch, from reading to writing.
///
/// Short batches (the source had no more rows at hand) and batches asked for before the last change of size are not
/// reported.
///
/// @param rowsAsked what the batch asked for
/// @param rowsIn rows read
/// @param bytesIn bytes of the batch in memory
/// @param rowsOut rows that came out of the kernels for it
/// @param bytesOut bytes of those in memory
/// @param readNanos time spent reading and decoding
/// @param processNanos time spent in kernels and the sink
/// @param queued batches read and waiting
/// @param budgetUsed bytes of the budget in use at the end
/// @param budgetLimit bytes of the budget
public record Observation(
        int rowsAsked,
        long rowsIn,
        long bytesIn,
        long rowsOut,
        long bytesOut,
        long readNanos,
        long processNanos,
        int queued,
        long budgetUsed,
        long budgetLimit) {

    /// Rows a second through reading, kernels and sink.
    public double rowsPerSecond() {
        return rowsIn * 1e9 / Math.max(1, readNanos + processNanos);
    }

    /// Share of the budget in use, from 0 to 1.
    public double pressure() {
        return budgetLimit == 0 ? 1 : (double) budgetUsed / budgetLimit;
    }
}
