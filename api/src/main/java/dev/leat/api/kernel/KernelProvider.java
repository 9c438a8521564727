package dev.leat.api.kernel;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;

/// Finds a kind of kernel by name.
public interface KernelProvider extends Plugin {

    /// Whether the kernel needs its rows in order. One that does not may be opened several times in a run, for rows
    /// of different splits; one whose rows are merged, once for each worker.
    RowOrder order();

    Kernel open(Options options, Environment environment);

    /// What a kernel needs of the order of its rows.
    enum RowOrder {
        /// Each row counts for itself: the kernel keeps no state between rows and emits nothing at the end.
        ANY,
        /// All rows of a lane, in order, go through one kernel.
        OF_LANE,
        /// Rows come through several kernels at once, each with rows of its own in no order: what counts of a
        /// row's
        /// place is its [ordinal][dev.leat.api.data.Origin#ordinal]. `accept` emits nothing and finds no row
        /// wrong,
        /// since nobody could tell which is the first. At the end all are brought into one with [Kernel#merge],
        /// whichever rows each of them had, and that one is told to [finish][Kernel#finish].
        MERGED
    }
}
