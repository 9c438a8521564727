package dev.leat.core.bars;

import dev.leat.api.plugin.KernelMode;

/// The loops over trades: in plain Java, which is the specification, and on the Vector API, with the same results.
sealed interface BarKernels permits ScalarBarKernels, VectorBarKernels, EndingBarKernels {

    /// @param ends where there are any, bars end at them too
    static BarKernels of(KernelMode mode, Ends ends) {
        BarKernels loops = of(mode);
        return ends.any() ? new EndingBarKernels(loops, ends) : loops;
    }

    private static BarKernels of(KernelMode mode) {
        return switch (mode) {
            case SCALAR -> new ScalarBarKernels();
            case VECTOR -> new VectorBarKernels();
        };
    }

    /// Builds bars of a key's trades from `from` to before `to`, as long as each comes after the one before.
    ///
    /// @return where the first one is that does not, or `to`
    /// @throws dev.leat.api.data.DataException where a sum or a count does not fit
    int build(Trades trades, int from, int to, Stream stream, ClosedBars closed);
}
