package dev.leat.api.kernel;

import dev.leat.api.plugin.Environment;
import dev.leat.api.plugin.Options;
import dev.leat.api.plugin.Plugin;

/// Finds a kind of kernel by name.
public interface KernelProvider extends Plugin {

    /// Whether the kernel needs its rows in order. One that does not may be opened several times in a run, for rows
    /// of different splits.
    RowOrder order();

    Kernel open(Options options, Environment environment);

    /// What a kernel needs of the order of its rows.
    enum RowOrder {
        /// Each row counts for itself: the kernel keeps no state between rows and emits nothing at the end.
        ANY,
        /// All rows of a lane, in order, go through one kernel.
        OF_LANE
    }
}
