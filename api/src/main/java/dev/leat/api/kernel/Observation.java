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
/// @param readNanos time spent reading and decoding; of a live source, how long it took for the rows to come
/// @param processNanos time spent in kernels and the sink
/// @param writeNanos how much of that in the sink
/// @param queued batches read and waiting
/// @param columns how many columns were read
/// @param budgetUsed bytes of the budget in use at the end
/// @param budgetLimit bytes of the budget
/// @param strain what else speaks for or against more memory
public record Observation(
        int rowsAsked,
        long rowsIn,
        long bytesIn,
        long rowsOut,
        long bytesOut,
        long readNanos,
        long processNanos,
        long writeNanos,
        int queued,
        int columns,
        long budgetUsed,
        long budgetLimit,
        Strain strain) {

    /// Rows a second through reading, kernels and sink.
    public double rowsPerSecond() {
        return rowsIn * 1e9 / Math.max(1, readNanos + processNanos);
    }

    /// Share of the budget in use, from 0 to 1.
    public double pressure() {
        return budgetLimit == 0 ? 1 : (double) budgetUsed / budgetLimit;
    }

    /// Bytes of the budget that are not in use.
    public long free() {
        return Math.max(0, budgetLimit - budgetUsed);
    }

    /// Rows out a row in.
    public double expansion() {
        return (double) rowsOut / Math.max(1, rowsIn);
    }

    public Observation with(Strain other) {
        return new Observation(
                rowsAsked,
                rowsIn,
                bytesIn,
                rowsOut,
                bytesOut,
                readNanos,
                processNanos,
                writeNanos,
                queued,
                columns,
                budgetUsed,
                budgetLimit,
                other);
    }
}
