package dev.leat.api.data;

/// Where a batch's rows come from, for messages: what people call the source, and the number of the batch's first row
/// in it, from 0.
public record Origin(String where, long firstRow) {

    /// Of rows that nothing was read for.
    public static final Origin NOWHERE = new Origin("", 0);
}
