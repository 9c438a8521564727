package dev.leat.core.run;

/// Where what was read at once is cut into parts, so that a run that ends at a row does so whatever the batches were.
enum Cut {
    /// Nowhere: no row ends the run before its last.
    NOWHERE,
    /// Before the first row that could not be read, which ends the run.
    AT_FIRST_REJECT,
    /// At every row that could not be read: whether it counts depends on whether rows before it are the last
    /// wanted.
    AT_EACH_REJECT
}
